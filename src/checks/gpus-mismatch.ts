// gpus-mismatch: GPUs that are offered and GPUs that are named, of which one is missing or there are more.
import { compareReleases } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { settingOf, type Member } from "../model/cluster.ts";
import { declareRoleCheck } from "./check.ts";
import { wordsOf } from "./in-force.ts";
import { settingPlace, writtenSettings } from "./places.ts";

const check = declareRoleCheck<{ readonly offered: number | undefined; readonly named: number | undefined }>({
  code: "gpus-mismatch",
  severity: "error",
  title: "GPUs that an agent offers and GPUs that it is to use, which are not as many",
  why: `\`resources { gpus = 2 }\` says how many GPUs an agent offers and \`nvidia_gpu_devices = [0, 1]\` which ones. With the isolator \`gpu/nvidia\`, an agent that is given one of the two, or different numbers, does not start: "'--resources' and '--nvidia_gpu_devices' specify different numbers of GPU devices". Without both it finds and offers what is there.`,
  bad: `cluster c { versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
node s1 at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 {
  isolation = [filesystem/linux, cgroups/devices, gpu/nvidia]
  nvidia_gpu_devices = [0, 1]
                       ^^^^^^ 2 devices
  resources { gpus = 4 }
}
`,
  good: `cluster c { versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 {
  isolation          = [filesystem/linux, cgroups/devices, gpu/nvidia]
  nvidia_gpu_devices = [0, 1]
  resources { gpus = 2 }
}
`,
  message({ offered, named }) {
    if (offered === undefined) return `nvidia_gpu_devices names GPUs, and resources say nothing of gpus`;
    return named === undefined
      ? `resources offer ${offered} gpus, and nvidia_gpu_devices does not say which`
      : `resources offer ${offered} gpus, and nvidia_gpu_devices names ${named}`;
  },
  label: ({ offered, named }) =>
    named === undefined ? `${offered ?? 0} gpus` : `${named} ${named === 1 ? "device" : "devices"}`,
  help: ({ offered, named }) =>
    offered === undefined
      ? `add \`gpus = ${named ?? 0}\` to \`resources\``
      : named === undefined
        ? "add `nvidia_gpu_devices`, or leave gpus out, and the agent offers what it finds"
        : undefined,
  *judge(role): Iterable<Diagnostic> {
    if (role.kind !== "agents") return;
    const named = writtenSettings(role.members, "nvidia_gpu_devices");
    const offered = writtenSettings(role.members, "resources").filter(({ setting }) =>
      /(?:^|;)gpus[:(]/.test(setting.text),
    );
    for (const { setting, members } of [...named, ...offered].slice(0, 1)) {
      const found = members.map(judge).find((each) => each !== undefined);
      if (found !== undefined) yield diagnose(check, settingPlace(setting, role), found);
    }
  },
});
export default check;

function judge(member: Member): { offered: number | undefined; named: number | undefined } | undefined {
  if (
    compareReleases(member.release, "1.0.0") < 0 ||
    ["resources", "nvidia_gpu_devices"].some((key) => member.faulty.has(key))
  ) {
    return undefined;
  }
  if (!wordsOf(settingOf(member, "isolation")?.value).includes("gpu/nvidia")) return undefined;
  const resources = settingOf(member, "resources");
  // JSON and files of the node are not looked into.
  if (resources !== undefined && resources.value.kind !== "pairs") return undefined;
  const gpus =
    resources?.value.kind === "pairs" ? resources.value.pairs.filter(({ name }) => /^gpus(?:\(|$)/.test(name)) : [];
  const devices = settingOf(member, "nvidia_gpu_devices");
  const offered = gpus.length === 0 ? undefined : gpus.reduce((sum, { text }) => sum + Number(text), 0);
  const named = devices === undefined ? undefined : wordsOf(devices.value).length;
  // Where neither says anything, or no GPU is offered and none is named, there is nothing to compare.
  return offered === named || (named === undefined && offered === 0) ? undefined : { offered, named };
}
