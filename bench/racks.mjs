// Writes a cluster of ten thousand lines: a main file, and a file for each rack with its nodes one by one.

/** @returns {Record<string, string>} Texts by their paths, the main one first. */
export function racksOf({ racks = 40, nodes = 30 } = {}) {
  const main = `# One data centre; each rack has a file of its own.
cluster racks {
  os = debian12
  versions { mesos = 1.11.0  marathon = 1.11.24 }
}

include "racks/*.mesos"

node master[1..5] at 10.0.0.[1..5]

ensemble main on master[1..5] {
  tickTime  = 2000
  initLimit = 10
  syncLimit = 5
}

masters on master[1..5] {
  work_dir = "/var/lib/mesos"
  log_dir  = "/var/log/mesos"
}

framework marathon on master[1..3]
`;
  const numbers = Array.from({ length: racks }, (_, index) => index + 1);
  return {
    "cluster.mesos": main,
    ...Object.fromEntries(numbers.map((rack) => [`racks/rack${rack}.mesos`, rackOf(rack, nodes)])),
  };
}

function rackOf(rack, nodes) {
  const declared = Array.from({ length: nodes }, (_, index) => {
    const slot = index + 1;
    return `# Bought in ${2014 + (slot % 5)}.
node r${rack}n${slot} at 10.1.${rack}.${slot} {
  rack   = r${rack}
  slot   = ${slot}
  serial = "SN-${rack}-${1000 + slot}"
  disks  = ${1 + (slot % 4)}
}
`;
  });
  return `# Rack ${rack}, from top to bottom.
group rack${rack} = r${rack}n*

${declared.join("\n")}
agents rack${rack} on rack${rack} {
  work_dir = "/var/lib/mesos"
  hostname = "\${node.name}"
  resources { cpus = 16  mem = 60GB  ports = [31000..32000] }
  attributes {
    rack  = "\${node.rack}"
    slot  = "\${node.slot}"
    disks = "\${node.disks}"
  }
  on r${rack}n[1..3] { resources { cpus = 32 } }
}
`;
}
