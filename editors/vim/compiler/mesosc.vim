" `:compiler mesosc`, then `:make` lists what `mesosc check` says of the file.
if exists('current_compiler')
  finish
endif
let current_compiler = 'mesosc'

let s:save_cpo = &cpo
set cpo&vim
CompilerSet makeprg=mesosc\ check\ %:S
CompilerSet errorformat=%E%trror[%*[^]]]:\ %m,%W%tarning[%*[^]]]:\ %m,%I%tnformation[%*[^]]]:\ %m,%Z\ %#┌─\ %f:%l:%c,%-G%.%#
let &cpo = s:save_cpo
unlet s:save_cpo
