#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-printer.sh PROGRAM [ARGUMENT…]: runs it on a display (see with-display.sh) with a print queue
# of its own and a simulated IPP printer behind that, which end with it. PP_PRINTER is their folder:
# while there is no file "paper" in it the printer has none, and what it prints comes into "out".
set -eu

here=$(dirname "$0")
if [ -z "${PP_PRINTER_ALONE-}" ]; then
    # The simulated printer listens on every address: it gets a network that has only loopback.
    PP_PRINTER_ALONE=yes
    export PP_PRINTER_ALONE
    as=
    [ "$(id -u)" = 0 ] || as=--map-root-user
    exec unshare $as --net sh "$0" "$@"
fi
if [ -z "${PP_PRINTER-}" ]; then
    python3 -c 'import fcntl, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 0x41))'   # SIOCSIFFLAGS, up
    for tool in /usr/sbin/cupsd /usr/sbin/ippeveprinter; do
        [ -x "$tool" ] || { echo "1..0 # SKIP no $tool"; exit 0; }
    done
    PP_PRINTER=- exec "$here/with-display.sh" "$0" "$@"
fi

PP_PRINTER=$(mktemp -d)
printer=
queue=
finish ()
{
    for process in $queue $printer; do
        kill "$process" 2>/dev/null || :
        wait "$process" 2>/dev/null || :
    done
    rm -rf "$PP_PRINTER"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# The queue's programs may run as another user.
chmod 755 "$PP_PRINTER"
mkdir -p "$PP_PRINTER/conf" "$PP_PRINTER/spool/certs" "$PP_PRINTER/out"
export PP_PRINTER

cat >"$PP_PRINTER/print" <<'PRINT'
#!/bin/sh
if [ ! -e "$PP_PRINTER/paper" ]; then
    echo "STATE: +media-empty-error" >&2
    while [ ! -e "$PP_PRINTER/paper" ]; do sleep 0.1; done
    echo "STATE: -media-empty-error" >&2
fi
env | sed -n 's/^IPP_//p' >"$PP_PRINTER/out/job-$IPP_JOB_ID.asked"
cp "$1" "$PP_PRINTER/out/.job"
mv "$PP_PRINTER/out/.job" "$PP_PRINTER/out/job-$IPP_JOB_ID.pdf"
PRINT
chmod 755 "$PP_PRINTER/print"

# It wants a bus to announce itself on, and nobody listens there.
DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS /usr/sbin/ippeveprinter -r off \
    -f application/pdf -c "$PP_PRINTER/print" -d "$PP_PRINTER/out" Labels \
    2>"$PP_PRINTER/log" >/dev/null &
printer=$!
port=
tries=0
while [ -z "$port" ] && [ "$tries" -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
    port=$(sed -n 's/^Listening on port \([0-9]*\).*/\1/p' "$PP_PRINTER/log")
done

cat >"$PP_PRINTER/conf/printers.conf" <<CONF
<DefaultPrinter Labels>
DeviceURI ipp://localhost:$port/ipp/print
State Idle
Accepting Yes
ErrorPolicy retry-job
</DefaultPrinter>
CONF
cat >"$PP_PRINTER/conf/files.conf" <<CONF
ServerRoot $PP_PRINTER/conf
ServerKeychain $PP_PRINTER/conf
RequestRoot $PP_PRINTER/spool
CacheDir $PP_PRINTER/spool
StateDir $PP_PRINTER/spool
TempDir $PP_PRINTER/spool
AccessLog $PP_PRINTER/access
ErrorLog $PP_PRINTER/error
PageLog $PP_PRINTER/page
SystemGroup root
CONF
cat >"$PP_PRINTER/conf/cupsd.conf" <<CONF
Listen $PP_PRINTER/queue
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
CONF
/usr/sbin/cupsd -f -c "$PP_PRINTER/conf/cupsd.conf" -s "$PP_PRINTER/conf/files.conf" \
    >>"$PP_PRINTER/log" 2>&1 &
queue=$!
tries=0
while [ ! -S "$PP_PRINTER/queue" ] && [ "$tries" -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done

export CUPS_SERVER="$PP_PRINTER/queue"
# GTK's print backend keeps what it read of the printers; it is unloaded before leaks are counted.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
code=0
"$@" || code=$?
exit "$code"
