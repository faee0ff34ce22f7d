# Head: root, reads_defaults, always_adds_zk, main_class.

if [ "$reads_defaults" = yes ] && [ -f "$root/etc/default/chronos" ]; then
    set -a
    . "$root/etc/default/chronos"
    set +a
fi
add_configuration "$root/etc/chronos/conf" "$@"
[ "$reads_defaults" = no ] || add_environment CHRONOS_ ""

if [ -s "$root/etc/mesos/zk" ]; then
    zk=$(cat "$root/etc/mesos/zk")
    hosts=${zk#zk://}
    case "$seen$* " in
    *" --zk_hosts "*) [ "$always_adds_zk" = no ] || add_option --zk_hosts "${hosts%%/*}" ;;
    *) add_option --zk_hosts "${hosts%%/*}" ;;
    esac
    case "$seen$* " in
    *" --master "*) [ "$always_adds_zk" = no ] || add_option --master "$zk" ;;
    *) add_option --master "$zk" ;;
    esac
fi

eval "set -- $collected \"\$@\""
# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${JAVA_OPTS:--Xmx512m} \
    -Djava.library.path=/usr/local/lib:/usr/lib64:/usr/lib -cp /usr/bin/chronos "$main_class" "$@"
