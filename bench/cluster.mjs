// Writes clusters of any size for the bench: five masters with ZooKeeper, Marathon on two of them, everything else agents.

/** @param {number} nodes How many machines, at least six. */
export function clusterOf(nodes) {
  const masters = nodes < 20 ? 3 : 5;
  const agents = nodes - masters;
  const racks = Math.ceil(agents / 200);
  const perRack = Math.ceil(agents / racks);
  const lines = Array.from({ length: racks }, (_, rack) => {
    const count = Math.min(perRack, agents - rack * perRack);
    return `node r${rack + 1}n[1..${count}] at 10.${1 + (rack >> 7)}.${rack & 127}.[1..${count}] { rack = "r${rack + 1}" }`;
  });
  return `# ${nodes} machines.
cluster bench {
  os = debian12
}

node master[1..${masters}] at 10.0.0.[1..${masters}]
${lines.join("\n")}

ensemble main on master[1..${masters}] { tickTime = 2000  initLimit = 10  syncLimit = 5 }

masters on master[1..${masters}] {
  work_dir = "/var/lib/mesos"
  log_dir = "/var/log/mesos"
}

agents on r* {
  hostname = "\${node.name}"
  log_dir = "/var/log/mesos"
  resources { cpus = 8  mem = 30GB  ports = [31000..32000] }
  attributes { rack = "\${node.rack}" }
}

framework marathon on master[1..2]
`;
}
