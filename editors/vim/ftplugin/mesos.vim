" How a cluster file is edited: comments, words, and the layout of `mesosc fmt`.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal comments=s1:/*,mb:*,ex:*/,:#,://
setlocal commentstring=#\ %s
setlocal formatoptions-=t formatoptions+=croql
setlocal iskeyword+=-
setlocal expandtab shiftwidth=2 softtabstop=2
let b:match_skip = 's:comment\|string'
let b:undo_ftplugin = 'setlocal comments< commentstring< formatoptions< iskeyword< expandtab< shiftwidth< softtabstop<'
      \ . '| unlet! b:match_skip'
