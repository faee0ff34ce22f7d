# Head: root, role_names ("master slave" or "master agent").
set -e

# What the sourced files call lies under the root too.
cat() {
    for file; do
        shift
        case $file in "$root"/*) ;; /*) file=$root$file ;; esac
        set -- "$@" "$file"
    done
    command cat "$@"
}

role=$1
case " $role_names " in
*" $role "*) ;;
*)
    echo "mesos-init-wrapper: no role '$role'" >&2
    exit 1
    ;;
esac

set -a
[ ! -f "$root/etc/default/mesos" ] || . "$root/etc/default/mesos"
[ ! -f "$root/etc/default/mesos-$role" ] || . "$root/etc/default/mesos-$role"
set +a

# shellcheck disable=SC2086
[ -z "${ULIMIT:-}" ] || ulimit $ULIMIT
set --
if [ "$role" = master ]; then
    [ -z "${ZK:-}" ] || set -- "$@" "--zk=$ZK"
else
    [ -z "${MASTER:-}" ] || set -- "$@" "--master=$MASTER"
fi
[ -z "${IP:-}" ] || set -- "$@" "--ip=$IP"
[ -z "${PORT:-}" ] || set -- "$@" "--port=$PORT"
[ -z "${CLUSTER:-}" ] || set -- "$@" "--cluster=$CLUSTER"
[ -z "${LOGS:-}" ] || set -- "$@" "--log_dir=$LOGS"
[ -z "${ISOLATION:-}" ] || set -- "$@" "--isolation=$ISOLATION"

directory=$root/etc/mesos-$role
for file in "$directory"/*; do
    [ -f "$file" ] || continue
    name=${file##*/}
    case $name in
    \?*) set -- "$@" "--${name#\?}" ;;
    *)
        content=$(cat "$file")
        set -- "$@" "--$name=$content"
        ;;
    esac
done
for kind in attributes resources; do
    [ "$role" != master ] || break
    joined=
    for file in "$directory/$kind"/*; do
        [ -s "$file" ] || continue
        content=$(cat "$file")
        joined="${joined:+$joined;}${file##*/}:$content"
    done
    [ -z "$joined" ] || set -- "$@" "--$kind=$joined"
done
exec "$root/usr/sbin/mesos-$role" "$@"
