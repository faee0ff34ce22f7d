" Indentation of cluster files, as `mesosc fmt` has it: two columns a bracket, four for the rest of a head.
if exists('b:did_indent')
  finish
endif
let b:did_indent = 1

setlocal indentexpr=GetMesosIndent()
setlocal indentkeys=0{,0},0],0),!^F,o,O
setlocal nosmartindent nolisp
let b:undo_indent = 'setlocal indentexpr< indentkeys< smartindent< lisp<'

if exists('*GetMesosIndent')
  finish
endif

" What a line of a head ends with that goes on in the next one.
let s:unfinished = '\%(,\|\<\%(on\|at\|as\|except\)\|^\s*\%(masters\|agents\)\)$'
let s:head = '^\s*\%(node\|group\|ensemble\|masters\|agents\|framework\|on\)\>'

function! GetMesosIndent() abort
  if s:GoesOn(v:lnum)
    return -1
  endif
  call cursor(v:lnum, 1)
  let line = searchpair('[[({]', '', '[])}]', 'bnW', 'GetMesosSkip()')
  let outer = line < 1 ? 0 : indent(s:HeadOf(line))
  if getline(v:lnum) =~# '^\s*[])}]'
    return outer
  endif
  let head = s:HeadOf(v:lnum)
  if head < v:lnum && head > line
    return indent(head) + 2 * shiftwidth()
  endif
  return line < 1 ? 0 : outer + shiftwidth()
endfunction

" Whether a text or a comment of several lines goes on here, where what somebody wrote stays.
function! s:GoesOn(line) abort
  let several = '^mesos\%(Text\|BlockComment\)$'
  return getline(a:line) !~# '^\s*/\*' && s:IsIn(several, a:line, 1)
        \ && s:IsIn(several, a:line - 1, len(getline(a:line - 1)))
endfunction

" Whether the cursor stands in a comment, a string or a pattern, whose brackets are none.
function! GetMesosSkip() abort
  return s:IsIn('^mesos\%(Comment\|BlockComment\|String\|Text\|Pattern\)$', line('.'), col('.'))
endfunction

function! s:IsIn(groups, line, column) abort
  let names = map(synstack(a:line, max([a:column, 1])), 'synIDattr(v:val, "name")')
  return match(names, a:groups) >= 0
endfunction

" The first line of the head that a line is part of; the line itself where it is of none.
function! s:HeadOf(line) abort
  let first = a:line
  let before = s:LineBefore(first)
  while before > 0 && s:Code(before) =~# s:unfinished
    let first = before
    let before = s:LineBefore(first)
  endwhile
  return getline(first) =~# s:head ? first : a:line
endfunction

" The nearest line above that holds more than a comment.
function! s:LineBefore(line) abort
  let before = prevnonblank(a:line - 1)
  while before > 0 && s:Code(before) ==# ''
    let before = prevnonblank(before - 1)
  endwhile
  return before
endfunction

" A line without its comment and the blanks in front of that.
function! s:Code(line) abort
  let text = getline(a:line)
  let column = match(text, '#\|//\|/\*')
  while column >= 0 && synIDattr(synID(a:line, column + 1, 1), 'name') !~# '^mesos\%(Comment\|BlockComment\|Allow\|Code\|Todo\)$'
    let column = match(text, '#\|//\|/\*', column + 1)
  endwhile
  return substitute(column < 0 ? text : strpart(text, 0, column), '\s\+$', '', '')
endfunction
