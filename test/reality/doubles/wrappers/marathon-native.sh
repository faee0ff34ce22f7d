# Head: prefix, release, translates, equals_are_blanks, has_hook.

if [ "$has_hook" = yes ] && [ -n "${HOOK_MARATHON_START:-}" ] && [ -x "$HOOK_MARATHON_START" ]; then
    "$HOOK_MARATHON_START"
    hook=${HOOK_MARATHON_START##*/}
    set -a
    [ ! -f "./$hook.env" ] || . "./$hook.env"
    set +a
fi
[ "$translates" = no ] || add_environment MARATHON_ MARATHON_APP

jvm=
while [ $# -gt 0 ]; do
    case $1 in
    -J* | -D*)
        quote "${1#-J}"
        jvm="$jvm $quoted"
        ;;
    *) add "$1" ;;
    esac
    shift
done
eval "set -- $jvm -cp \"\$prefix/lib/marathon-\$release.jar\" mesosphere.marathon.Main $collected"
# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${JAVA_OPTS:-} "$@"
