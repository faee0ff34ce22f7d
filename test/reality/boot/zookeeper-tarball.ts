// A ZooKeeper tarball as it is unpacked: Debian's programs, in the places and with the start-up files of a tarball.
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** In the order of the tarball's own: the environment of the configuration first, then what it left open. */
const zkEnv = `
[ ! -f "$ZOOCFGDIR/zookeeper-env.sh" ] || . "$ZOOCFGDIR/zookeeper-env.sh"
ZOOCFG="$ZOOCFGDIR/\${ZOOCFG:-zoo.cfg}"
[ ! -f "$ZOOCFGDIR/java.env" ] || . "$ZOOCFGDIR/java.env"
ZOO_LOG_DIR=\${ZOO_LOG_DIR:-.}
JAVA="\${JAVA_HOME:+$JAVA_HOME/bin/}java"
CLASSPATH="$ZOOCFGDIR:$ZOOBINDIR/../lib/*\${CLASSPATH:+:$CLASSPATH}"
JMXLOCALONLY=\${JMXLOCALONLY:-false}
ZOOMAIN=
`;

// The last two are how its messages reach log4j.
const jars = ["zookeeper.jar", "slf4j-log4j12.jar", "log4j-1.2.jar"];

/** Lays it under a prefix of the tree. */
export function layZooKeeperTarball(tree: string, prefix: string): void {
  const at = join(tree, prefix);
  mkdirSync(join(at, "bin"), { recursive: true });
  mkdirSync(join(at, "lib"));
  for (const script of ["zkServer.sh", "zkCli.sh"]) {
    symlinkSync(`/usr/share/zookeeper/bin/${script}`, join(at, "bin", script));
  }
  writeFileSync(join(at, "bin/zkEnv.sh"), zkEnv.trimStart());
  chmodSync(join(at, "bin/zkEnv.sh"), 0o755);
  for (const jar of jars) symlinkSync(`/usr/share/java/${jar}`, join(at, "lib", jar));
}
