;;; mesos-mode.el --- Mesos clusters in .mesos files  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages, tools

;;; Commentary:

;; Colours and indentation for the cluster files of mesosc, and its language server for eglot:
;; (require 'mesos-mode)
;; (add-hook 'mesos-mode-hook #'eglot-ensure)

;;; Code:

(require 'subr-x)

(defgroup mesos nil
  "Mesos clusters in .mesos files."
  :group 'languages)

(defcustom mesos-indent-offset 2
  "Columns that a bracket indents by; `mesosc fmt' has two."
  :type 'natnum
  :safe #'natnump)

(defvar mesos-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "< b" table)
    (modify-syntax-entry ?/ ". 124b" table)
    (modify-syntax-entry ?* ". 23" table)
    (modify-syntax-entry ?\n "> b" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?$ "'" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?. "_" table)
    table))

;; A text in triple quotes is a string from its first quote to its last one; the slashes of a URL begin no comment.
(defconst mesos--propertize
  (syntax-propertize-rules
   ("[[:alnum:]+.-]:\\(/\\)/" (1 "."))
   ("\"\"\"" (0 (ignore (mesos--propertize-quotes))))))

(defun mesos--propertize-quotes ()
  "Make the triple quotes that were just matched delimit a string."
  (let* ((start (match-beginning 0))
         (end (match-end 0))
         (within (nth 3 (save-excursion (syntax-ppss start)))))
    (cond
     ((null within) (put-text-property start (1+ start) 'syntax-table (string-to-syntax "|")))
     ((eq within t) (put-text-property (1- end) end 'syntax-table (string-to-syntax "|"))))))

(defconst mesos--word "[[:alnum:]_.*?%+/-]+")
(defconst mesos--name "[[:alnum:]_.-]+")
(defconst mesos--start "\\(?:^\\|[[:space:]{}]\\)")
(defconst mesos--end "\\(?:[][:space:],(){}=]\\|\\'\\)")

(defun mesos--match-section (limit)
  "Find a section's name before LIMIT.
It is in a block, and is not the last node of a narrowing."
  (let (found)
    (while (and (not found)
                (re-search-forward (concat mesos--start "\\([[:alpha:]_][[:alnum:]_.-]*\\)[[:space:]]*{") limit t))
      (goto-char (match-end 1))
      (setq found (save-match-data
                    (save-excursion
                      (and (> (car (syntax-ppss)) 0)
                           (not (looking-back "\\_<\\(?:on\\|except\\)[[:space:]]+[^{}=]*" (line-beginning-position))))))))
    found))

(defconst mesos-font-lock-keywords
  `((,(concat mesos--start "\\(include\\)[[:space:]]*\"") 1 font-lock-keyword-face)
    (,(concat mesos--start "\\(let\\)[[:space:]]+\\(" mesos--name "\\)[[:space:]]*=")
     (1 font-lock-keyword-face) (2 font-lock-variable-name-face))
    (,(concat mesos--start "\\(cluster\\|group\\|ensemble\\)[[:space:]]+\\(" mesos--name "\\)")
     (1 font-lock-keyword-face) (2 font-lock-type-face))
    (,(concat mesos--start "\\(framework\\)[[:space:]]+\\(" mesos--name "\\)\\(?:[[:space:]]+\\(as\\)[[:space:]]+\\(" mesos--name "\\)\\)?")
     (1 font-lock-keyword-face) (2 font-lock-type-face)
     (3 font-lock-keyword-face nil t) (4 font-lock-type-face nil t))
    (,(concat mesos--start "\\(masters\\|agents\\)[[:space:]]+on[[:space:]]") 1 font-lock-keyword-face)
    (,(concat mesos--start "\\(agents\\)[[:space:]]+\\(" mesos--name "\\)[[:space:]]+on[[:space:]]")
     (1 font-lock-keyword-face) (2 font-lock-type-face))
    (,(concat mesos--start "\\(node\\)[[:space:]]+[^[:space:]={}]") 1 font-lock-keyword-face)
    ("[[:space:]{}]\\(on\\|at\\|except\\)[[:space:]]+[^[:space:]={}:]" 1 font-lock-keyword-face)
    (mesos--match-section 1 font-lock-function-name-face)
    (,(concat "\\(" mesos--word "\\)[[:space:]]*=") 1 font-lock-variable-name-face)
    (,(concat "\\(" mesos--name "\\):\\(?:[[:space:]]\\|$\\)") 1 font-lock-variable-name-face)
    ("\\([[:alpha:]_][[:alnum:]_-]*\\)[[:space:]]*(" 1 font-lock-function-name-face)
    ("\\$[[:alpha:]_][[:alnum:]_.-]*" . font-lock-variable-name-face)
    ("[[:alpha:]][[:alnum:]+.-]*://[^][:space:]\"{}]*" . font-lock-string-face)
    ("[[:alnum:]_.*?%+:-]\\(\\[[^][{}=\"]*\\]\\)" 1 font-lock-builtin-face)
    (,(concat "\\(?:^\\|[][[:space:](,={}]\\)\\(-?[0-9]+\\(?:\\.+[0-9]+\\)*\\(?:%\\|[A-Za-z]+\\)?\\)\\(?:" mesos--end "\\|$\\)")
     1 font-lock-constant-face)
    ("\\(?:^\\|[[[:space:],=(]\\)\\([[:xdigit:]]*:[[:xdigit:]]*:[[:xdigit:]:.]*\\)" 1 font-lock-constant-face)
    (,(concat "[[:space:]=:[,]\\(true\\|false\\)\\(?:" mesos--end "\\|$\\)") 1 font-lock-constant-face)
    ("\\${[[:blank:]]*[[:alpha:]_][[:alnum:]_.-]*[[:blank:]]*}" 0 font-lock-variable-name-face prepend)
    ("\\(?:#\\|//\\)[[:space:]]*\\(mesosc[[:space:]]*:[[:space:]]*allow\\)[[:space:]]+\\([^[:space:]]+\\)"
     (1 font-lock-preprocessor-face prepend) (2 font-lock-constant-face prepend)))
  "What is coloured besides comments and strings.")

(defconst mesos--head "[[:space:]]*\\_<\\(?:node\\|group\\|ensemble\\|masters\\|agents\\|framework\\|on\\)\\_>")
(defconst mesos--unfinished "\\(?:,\\|\\_<\\(?:on\\|at\\|as\\|except\\)\\|^[[:space:]]*\\(?:masters\\|agents\\)\\)\\'")

(defun mesos--code ()
  "The current line without its comment."
  (save-excursion
    (let* ((start (line-beginning-position))
           (state (syntax-ppss (line-end-position)))
           (end (if (and (nth 4 state) (>= (nth 8 state) start)) (nth 8 state) (line-end-position))))
      (string-trim-right (buffer-substring-no-properties start end)))))

(defun mesos--line-before ()
  "Go to the nearest line above that holds more than a comment.
Return nil where there is none."
  (let (found)
    (while (and (not found) (zerop (forward-line -1)))
      (setq found (not (string-empty-p (string-trim (mesos--code))))))
    found))

(defun mesos--head-of ()
  "The start of the line on which the current line's head begins.
That is the line itself where it continues no other one."
  (save-excursion
    (beginning-of-line)
    (let ((own (point)) (first (point)))
      (while (and (mesos--line-before) (string-match-p mesos--unfinished (mesos--code)))
        (beginning-of-line)
        (setq first (point)))
      (goto-char first)
      (if (looking-at-p mesos--head) first own))))

(defun mesos--indentation-at (place)
  "The indentation of the line at PLACE."
  (save-excursion (goto-char place) (current-indentation)))

(defun mesos--wanted-indentation ()
  "The columns of the current line; nil where it is to stay."
  (save-excursion
    (beginning-of-line)
    (let* ((state (syntax-ppss))
           (own (point))
           (open (nth 1 state))
           (outer (if open (save-excursion (goto-char open) (mesos--indentation-at (mesos--head-of))) 0))
           (head (mesos--head-of)))
      (cond
       ((nth 8 state) nil)
       ((looking-at-p "[[:space:]]*[])}]") outer)
       ((and (< head own) (or (null open) (< open head))) (+ (mesos--indentation-at head) (* 2 mesos-indent-offset)))
       (open (+ outer mesos-indent-offset))
       (t 0)))))

(defun mesos-indent-line ()
  "Indent the current line as `mesosc fmt' does."
  (let ((wanted (mesos--wanted-indentation)))
    (if (null wanted)
        'noindent
      (if (<= (current-column) (current-indentation))
          (indent-line-to wanted)
        (save-excursion (indent-line-to wanted))))))

;;;###autoload
(define-derived-mode mesos-mode prog-mode "Mesos"
  "Major mode for the cluster files of mesosc."
  (setq-local comment-start "# "
              comment-start-skip "\\(?:#+\\|//+\\|/\\*+\\)[[:space:]]*"
              comment-end ""
              indent-tabs-mode nil
              indent-line-function #'mesos-indent-line
              electric-indent-chars (append "{}[]()" electric-indent-chars)
              syntax-propertize-function mesos--propertize
              font-lock-defaults '(mesos-font-lock-keywords)
              imenu-generic-expression
              `((nil ,(concat "^\\(?:cluster\\|group\\|ensemble\\|node\\|let\\|framework\\)[[:space:]]+\\([^[:space:]={}]+\\)") 1)
                (nil "^\\(masters\\|agents\\)\\_>" 1))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.mesos\\'" . mesos-mode))

(with-eval-after-load 'eglot
  (defvar eglot-server-programs)
  (add-to-list 'eglot-server-programs '(mesos-mode . ("mesosc" "lsp" "--stdio"))))

(provide 'mesos-mode)

;;; mesos-mode.el ends here
