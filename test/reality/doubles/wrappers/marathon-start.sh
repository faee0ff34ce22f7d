# Head: root, prefix, release, sources_defaults, skipped, equals_are_blanks, has_hook.

if [ "$sources_defaults" = yes ] && [ -f "$root/etc/default/marathon" ]; then
    set -a
    . "$root/etc/default/marathon"
    set +a
fi
if [ -z "${MESOS_NATIVE_JAVA_LIBRARY:-}" ]; then
    for found in "$root/usr/lib/libmesos.so" "$root/usr/local/lib/libmesos.so"; do
        [ -f "$found" ] || continue
        export MESOS_NATIVE_JAVA_LIBRARY="${found#"$root"}"
        break
    done
fi
export MESOS_NATIVE_LIBRARY="${MESOS_NATIVE_JAVA_LIBRARY:-}"
[ -n "$MESOS_NATIVE_LIBRARY" ] || unset MESOS_NATIVE_LIBRARY MESOS_NATIVE_JAVA_LIBRARY
if [ "$has_hook" = yes ] && [ -n "${HOOK_MARATHON_START:-}" ] && [ -x "$HOOK_MARATHON_START" ]; then
    "$HOOK_MARATHON_START"
    hook=${HOOK_MARATHON_START##*/}
    [ ! -f "./$hook.env" ] || . "./$hook.env"
fi
add_environment MARATHON_ "$skipped"

jvm=
while [ $# -gt 0 ]; do
    case $1 in
    -D*)
        quote "$1"
        jvm="$jvm $quoted"
        ;;
    *) add "$1" ;;
    esac
    shift
done
eval "set -- $jvm -cp \"\$prefix/target/marathon-assembly-\$release.jar\" mesosphere.marathon.Main $collected"
# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${JVM_OPTS:-} ${JAVA_OPTS:-} "$@"
