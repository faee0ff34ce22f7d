# Options collected one by one, as text that `eval` makes words of again; `seen` has their names.
collected=
seen=" "

quote() { # quote word: as `quoted`
    quoted=
    rest=$1
    while :; do
        case $rest in
        *\'*)
            quoted="$quoted${rest%%\'*}'\\''"
            rest=${rest#*\'}
            ;;
        *) break ;;
        esac
    done
    quoted="'$quoted$rest'"
}

add() {
    quote "$1"
    collected="$collected $quoted"
}

# add_option --name [value]
add_option() {
    seen="$seen$1 "
    for word; do add "$word"; done
}

has_word() { # has_word --name "$@"
    wanted=$1
    shift
    for word; do [ "$word" != "$wanted" ] || return 0; done
    return 1
}

# The files of a configuration directory: regular ones, hidden ones not, those of folders below too.
add_configuration() { # add_configuration directory "$@"
    directory=$1
    shift
    [ -d "$directory" ] || return 0
    while IFS= read -r file; do
        [ -n "$file" ] || continue
        name=${file##*/}
        case $name in
        \?*) add_option "--${name#\?}" ;;
        *) has_word "--$name" "$@" || add_option "--$name" "$(cat "$file")" ;;
        esac
    done <<EOF
$(find "$directory" -type f ! -name '.*' | LC_ALL=C sort)
EOF
}

# PREFIX_X=v as `--x v`; the value is not quoted, and so it is split at blanks, and * is the files of the working folder.
add_environment() { # add_environment PREFIX_ SKIPPED
    while IFS= read -r line; do
        [ -n "$line" ] || continue
        option=${line%%=*}
        value=${line#*=}
        # shellcheck disable=SC2086
        add_option "--$option" $value
    done <<EOF
$(env | grep "^$1" | LC_ALL=C sort | sed -n -e "${2:+/^$2/d;}" -e "h;s/=.*//;s/^$1//;y/$upper/$lower/;x;s/^[^=]*=//;$(as_blanks "$1")H;x;s/\\n/=/p")
EOF
}

upper=ABCDEFGHIJKLMNOPQRSTUVWXYZ
lower=abcdefghijklmnopqrstuvwxyz

as_blanks() { [ "${equals_are_blanks:-no}" = no ] || echo "s/$1//g;s/=/ /g;"; }
