# Runs in name spaces of its own: $1 is the folder of the machine, $2 where systemd lies.
set -e
T=$1
PACKAGE=$T/lib/node_modules/openclaw/node_modules/@mariozechner/pi-ai
CODE=$PACKAGE/dist/providers/openai-codex-responses.js
SERVICE=openclaw-gateway.service
GUARD=proxyfixer-guard-openclaw-gateway

mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/log
mount --bind "$T/passwd" /etc/passwd
mkdir -p /run/systemd/system /run/systemd/journal /run/user/0
chmod 700 /run/user/0
export HOME=$T/home XDG_RUNTIME_DIR=/run/user/0
"$2/systemd-journald" &
"$2/systemd" --user > "$T/manager.log" 2>&1 &
MANAGER=$!
cd "$HOME"

wait_for() { for i in $(seq 120); do if eval "$1"; then return 0; fi; sleep 0.25; done; echo "did not come: $1"; systemctl --user status --no-pager "$GUARD.service" || true; journalctl --no-pager -n 60; exit 1; }
state() { systemctl --user show -p Result -p ActiveState "$1" | sort | tr '\n' ' '; }
advised() { grep -E '^  (systemctl|rm) ' | sh -e -x; }
look() { kill -CONT "$MANAGER"; sleep 1; }
reinstall() { cp -r "$PACKAGE" "$T/next"; cp "$T/published.js" "$T/next/dist/providers/openai-codex-responses.js"; mv "$PACKAGE" "$T/former"; mv "$T/next" "$PACKAGE"; ${1:-:}; rm -r "$T/former"; }

wait_for 'systemctl --user is-active -q default.target 2> /dev/null'
"$T/proxyfixer" fix --yes --select PXF0401
grep -q chatgpt.com "$CODE"

echo "== install"
"$T/proxyfixer" guard install --yes --program "$T/proxyfixer" --command 'cat > "$HOME/a report"; printf %s "100% $PROXYFIXER_UNIT" > "$HOME/told"' > "$T/said"
advised < "$T/said"
systemctl --user is-active "$GUARD.path" "$GUARD.timer"
"$T/proxyfixer" guard status

echo "== reinstall while the manager is busy elsewhere, and the finding is in the journal"
kill -STOP "$MANAGER"
reinstall look
wait_for 'state $GUARD.service | grep -q "ActiveState=failed Result=exit-code"'
wait_for 'journalctl --no-pager | grep -q "PXF0401"'
systemctl --user --failed --no-legend | grep -q "$GUARD.service"
grep -q PXF0401 "$HOME/a report"
test "$(cat "$HOME/told")" = "100% $SERVICE"

echo "== reapply, and the unit is well again by itself"
"$T/proxyfixer" guard --reapply
grep -q chatgpt.com "$CODE"
wait_for 'state $GUARD.service | grep -q "ActiveState=inactive Result=success"'

echo "== the same by itself"
"$T/proxyfixer" guard install --yes --program "$T/proxyfixer" --reapply > "$T/said"
advised < "$T/said"
reinstall
wait_for 'grep -q chatgpt.com "$CODE"'
wait_for 'state $GUARD.service | grep -q "ActiveState=inactive Result=success"'
journalctl --no-pager | grep -q "repeated in .*openai-codex-responses.js what was reviewed before"

echo "== remove, while it has failed"
"$T/proxyfixer" guard install --yes --program "$T/proxyfixer" > "$T/said"
advised < "$T/said"
reinstall
wait_for 'state $GUARD.service | grep -q "ActiveState=failed Result=exit-code"'
"$T/proxyfixer" guard remove --yes > "$T/said"
advised < "$T/said" 2> "$T/heard"
test -z "$(grep Failed "$T/heard")"
test -z "$(systemctl --user list-units --all --no-legend "$GUARD.*")"
test -z "$(find "$HOME/.config" -name '*guard*')"

echo "== before a start: the service says so in its own log, and starts whatever becomes of the check"
# By the control group: this manager's is the outermost, so the journal takes the unit for one of the system.
own_log() { journalctl --no-pager -o cat _SYSTEMD_UNIT="$SERVICE" + _SYSTEMD_USER_UNIT="$SERVICE"; }
starts() { systemctl --user reset-failed "$SERVICE" 2> /dev/null || true; systemctl --user restart "$SERVICE"; test "$(systemctl --user is-active "$SERVICE")" = active; echo "starts: $1"; }
program() { printf '#!/bin/sh\n%s\n' "$1" > "$T/other"; chmod "$2" "$T/other"; mv "$T/other" "$T/proxyfixer"; }
cp "$T/published.js" "$CODE"
mkdir -p "$HOME/.config/systemd/user/$SERVICE.d"
"$T/proxyfixer" guard print --program "$T/proxyfixer" > "$HOME/.config/systemd/user/$SERVICE.d/60-proxyfixer-guard.conf"
systemctl --user daemon-reload
starts "with a finding"
wait_for 'own_log | grep -q PXF0401'
program 'kill -SEGV $$' 700
starts "with a check that crashes"
program 'exit 3' 700
starts "with a check that fails"
program 'exit 0' 600
starts "with a check that may not be run"
rm "$T/proxyfixer"
starts "with a check that is gone"
program 'trap "" TERM; sleep 1000' 700
starts "with a check that hangs"
test -z "$(pgrep -f "$T/proxyfixer")"
echo "== well"
