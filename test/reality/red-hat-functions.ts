// What Red Hat's /etc/rc.d/init.d/functions does when it is read, and offers of what our scripts use.

/** `action` gives the command's status back, by way of `success` and `failure`. */
export const redHatFunctions = `
PATH="/sbin:/usr/sbin:/bin:/usr/bin"
export PATH
umask 022
cd /
[ -z "\${COLUMNS:-}" ] && COLUMNS=80
success() {
    echo -n "[  OK  ]"
    return 0
}
failure() {
    local status=$?
    echo -n "[FAILED]"
    return $status
}
action() {
    local message status
    message=$1
    echo -n "$message "
    shift
    "$@" && success "$message" || failure "$message"
    status=$?
    echo
    return $status
}
`;
