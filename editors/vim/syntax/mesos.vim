" Colours of cluster files. Of matches that start at one place the last one here wins.
if exists('b:current_syntax')
  finish
endif
let s:save_cpo = &cpo
set cpo&vim

syntax case match
syntax sync minlines=200

" What may stand in a bare word, and what must not stand beside one that is whole. A slash that begins a comment is no part of it.
let s:letter = '[0-9A-Za-z_.*?%+-]'
let s:word = '\%(' . s:letter . '\|/[/*]\@!\)\+'
let s:before = '\%([0-9A-Za-z_.*?%+/\]-]\)\@1<!'
let s:behind = '\%([0-9A-Za-z_.*?%+/[-]\)\@!'
let s:start = '\%(^\|[[:space:]{}]\)\@1<='

function! s:match(group, pattern, more) abort
  execute 'syntax match' a:group '`' . a:pattern . '`' a:more
endfunction

syntax cluster mesosValue contains=mesosWord,mesosPattern,mesosNumber,mesosDuration,mesosSize,mesosVersion,mesosRange,
      \mesosAddress,mesosBoolean,mesosUrl,mesosLet,mesosCall,mesosString,mesosText,mesosComment,mesosBlockComment,mesosBlock,mesosList,mesosOperator

syntax match mesosOperator `[=:,]`
call s:match('mesosWord', s:word, '')
call s:match('mesosPattern', '\%([0-9A-Za-z_.*?%+:\]-]\)\@1<=\%(\[[^][{}="]*\]\)\+', '')
call s:match('mesosNumber', s:before . '-\=\d\+\%(\.\d\+\)\=%\=' . s:behind, '')
call s:match('mesosVersion', s:before . '\d\+\%(\.\d\+\)\{2,}' . s:behind, '')
call s:match('mesosAddress', s:before . '\d\{1,3}\%(\.\d\{1,3}\)\{3}' . s:behind, '')
call s:match('mesosRange', s:before . '\d\+\.\.\d\+' . s:behind, '')
call s:match('mesosDuration', s:before . '\d\+\%(\.\d\+\)\=\%(ns\|us\|ms\|s\|secs\=\|mins\=\|h\|hrs\=\|d\|days\=\|weeks\=\)' . s:behind, '')
call s:match('mesosSize', s:before . '\d\+\%(\.\d\+\)\=\%(B\|KB\|MB\|GB\|TB\)' . s:behind, '')
call s:match('mesosBoolean', s:before . '\%(true\|false\)' . s:behind, '')
call s:match('mesosAddress', '\%([0-9A-Za-z_.:]\)\@1<!\%(\x\+:\|:\)\%(:\|\x\+:\)[0-9A-Fa-f:.]*', '')
call s:match('mesosUrl', '\a[0-9A-Za-z_+.-]*://[^[:space:]"{}\]]*', '')
syntax match mesosLet `\$[A-Za-z_][0-9A-Za-z_.-]*`
syntax match mesosCall `[A-Za-z_][0-9A-Za-z_-]*\ze\s*(`

" What holds a declaration together, and its names.
call s:match('mesosJoint', '\%([[:space:]]\)\@1<=\%(on\|at\|except\)\ze\_s\+[^[:space:]={}:]', '')
call s:match('mesosDeclaration', s:start . 'include\ze\s*"', '')
call s:match('mesosDeclaration', s:start . 'let\ze\s\+[0-9A-Za-z_.-]\+\s*=', 'nextgroup=mesosLetName skipwhite')
call s:match('mesosDeclaration', s:start . '\%(cluster\|group\|ensemble\)\ze\%(\s*[={]\)\@!\%(\s\|$\)', 'nextgroup=mesosName skipwhite')
call s:match('mesosDeclaration', s:start . 'framework\ze\s\+[0-9A-Za-z_.-]', 'nextgroup=mesosKind skipwhite')
call s:match('mesosDeclaration', s:start . '\%(masters\|agents\)\ze\_s\+on\_s', '')
call s:match('mesosDeclaration', s:start . 'agents\ze\s\+[0-9A-Za-z_.-]\+\s\+on\s', 'nextgroup=mesosName skipwhite')
call s:match('mesosDeclaration', s:start . 'node\ze\s\+[^[:space:]={}]', '')
syntax match mesosName contained `[0-9A-Za-z_.-]\+`
syntax match mesosLetName contained `[0-9A-Za-z_.-]\+`
syntax match mesosKind contained `[0-9A-Za-z_.-]\+` nextgroup=mesosAs skipwhite
syntax match mesosAs contained `as\ze\s` nextgroup=mesosName skipwhite

" Blocks: settings, sections and narrowings.
syntax region mesosBlock matchgroup=mesosBrace start=`{` end=`}` fold
      \ contains=@mesosValue,mesosSection,mesosKey,mesosNarrowing
call s:match('mesosSection', s:start . '[A-Za-z_][0-9A-Za-z_.-]*\ze\s*{', 'contained')
call s:match('mesosKey', s:word . '\ze\s*=', 'contained')
call s:match('mesosKey', s:word . '\ze\s*:\%(//\|\x*:\)\@!', 'contained')
call s:match('mesosNarrowing', s:start . 'on\_s\+[^{}=:]\+\ze{', 'contained contains=mesosNarrow,mesosJoint,mesosWord,mesosPattern,mesosComment,mesosBlockComment,mesosOperator')
call s:match('mesosNarrow', s:start . 'on\ze\_s', 'contained')
syntax region mesosList matchgroup=mesosBrace start=`\%([0-9A-Za-z_.*?%+:\]-]\)\@1<!\[` end=`]` contains=@mesosValue

syntax region mesosString start=`"` skip=`\\.` end=`"\|$` contains=mesosEscape,mesosBadEscape,mesosInterpolation
syntax region mesosText start=`"""` skip=`\\.` end=`"""` contains=mesosEscape,mesosBadEscape,mesosInterpolation
syntax match mesosBadEscape contained `\\.`
syntax match mesosEscape contained `\\\%(["\\nt$]\|u{\x\{1,6}}\)`
syntax match mesosInterpolation contained `\${[ \t]*[A-Za-z_][0-9A-Za-z_.-]*[ \t]*}`

syntax keyword mesosTodo contained TODO FIXME XXX
syntax match mesosComment `#.*$` contains=mesosAllow,mesosTodo,@Spell
syntax match mesosComment `//.*$` contains=mesosAllow,mesosTodo,@Spell
syntax region mesosBlockComment start=`/\*` end=`\*/` contains=mesosTodo,@Spell
syntax match mesosAllow contained `\%(#\|//\)\s*\zsmesosc\s*:\s*allow` nextgroup=mesosCode skipwhite
syntax match mesosCode contained `\S\+`

highlight default link mesosOperator Operator
highlight default link mesosPattern Special
highlight default link mesosNumber Number
highlight default link mesosVersion Number
highlight default link mesosAddress Constant
highlight default link mesosRange Number
highlight default link mesosDuration Number
highlight default link mesosSize Number
highlight default link mesosBoolean Boolean
highlight default link mesosUrl String
highlight default link mesosLet Identifier
highlight default link mesosLetName Identifier
highlight default link mesosCall Function
highlight default link mesosDeclaration Keyword
highlight default link mesosJoint Keyword
highlight default link mesosAs Keyword
highlight default link mesosNarrow Keyword
highlight default link mesosName Type
highlight default link mesosKind Type
highlight default link mesosSection Structure
highlight default link mesosKey Identifier
highlight default link mesosBrace Delimiter
highlight default link mesosString String
highlight default link mesosText String
highlight default link mesosEscape SpecialChar
highlight default link mesosBadEscape Error
highlight default link mesosInterpolation Identifier
highlight default link mesosTodo Todo
highlight default link mesosComment Comment
highlight default link mesosBlockComment Comment
highlight default link mesosAllow PreProc
highlight default link mesosCode Constant

delfunction s:match
let &cpo = s:save_cpo
unlet s:save_cpo
let b:current_syntax = 'mesos'
