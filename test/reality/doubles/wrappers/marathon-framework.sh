# Head: root, reads_defaults, exports_all, environment_after_zk, skipped, any_zk_option, by_variables.

# From 1.3.7 options go to the process as variables, and there the last source wins.
exports=
if [ "$by_variables" = yes ]; then
    add_option() {
        seen="$seen$1 "
        option=$1
        shift
        name=MARATHON_CMD_$(printf '%s' "${option#--}" | tr '[:lower:]' '[:upper:]')
        quote "$name=$*"
        exports="$exports $quoted"
    }
fi

add_configuration "$root/etc/marathon/conf" "$@"
if [ "$reads_defaults" = yes ] && [ -f "$root/etc/default/marathon" ]; then
    [ "$exports_all" = no ] || set -a
    . "$root/etc/default/marathon"
    set +a
fi
[ "$environment_after_zk" = yes ] || add_environment MARATHON_ "$skipped"

if [ -s "$root/etc/mesos/zk" ]; then
    zk=$(cat "$root/etc/mesos/zk")
    hosts=${zk#zk://}
    case "$seen$* " in
    *" --zk "*) ;;
    *" --zk"*) [ "$any_zk_option" = yes ] || add_option --zk "zk://${hosts%%/*}/marathon" ;;
    *) add_option --zk "zk://${hosts%%/*}/marathon" ;;
    esac
    case "$seen$* " in
    *" --master "*) ;;
    *) add_option --master "$zk" ;;
    esac
fi
[ "$environment_after_zk" = no ] || add_environment MARATHON_ "$skipped"

eval "set -- $collected \"\$@\""
[ -z "$exports" ] || eval "export $exports"
first=$1
[ "$first" != --no-logger ] || shift
# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${JAVA_OPTS:--Xmx512m} \
    -Djava.library.path=/usr/local/lib:/usr/lib:/usr/lib64 -cp /usr/bin/marathon mesosphere.marathon.Main "$@"
