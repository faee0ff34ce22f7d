// Runs shell text in a mount name space of its own, where `$root` is the machine's root with a layer of memory over it.
import { runAside, type Ran } from "./real.ts";

/** The accounts that packages would have made. */
const accounts = ["marathon", "zookeeper"];

const prelude = `
mount -t tmpfs none /mnt
mkdir /mnt/upper /mnt/work /mnt/root
root=/mnt/root
mount -t overlay none -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work "$root"
mount -t proc none "$root/proc"
mount --bind /dev "$root/dev"
for account in ${accounts.join(" ")}; do
  grep -q "^$account:" "$root/etc/passwd" || echo "$account:x:7001:7001::/:/bin/false" >>"$root/etc/passwd"
  grep -q "^$account:" "$root/etc/group" || echo "$account:x:7001:" >>"$root/etc/group"
done
umask 022
`;

/** `$1`… are the words; what the text changes under `$root` is gone afterwards. Processes that it leaves are killed. */
export function runOverRoot(text: string, ...words: readonly string[]): Promise<Ran> {
  return runAside("unshare", [
    "--mount",
    "--pid",
    "--fork",
    "--kill-child",
    "sh",
    "-e",
    "-c",
    prelude + text,
    "sh",
    ...words,
  ]);
}
