// GPUs that are offered, and GPUs that are named.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

test.each([
  ["isolation = [filesystem/linux, cgroups/devices, gpu/nvidia]  resources { gpus = 2 }", 1],
  ["isolation = [filesystem/linux, cgroups/devices, gpu/nvidia]  resources { gpus = 0 }", 0],
  ["isolation = [filesystem/linux, cgroups/devices, gpu/nvidia]  nvidia_gpu_devices = [0]", 1],
  ["isolation = [filesystem/linux, cgroups/devices, gpu/nvidia]  nvidia_gpu_devices = [0]  resources { gpus = 1 }", 0],
  ["isolation = [filesystem/linux, cgroups/devices, gpu/nvidia]", 0],
  ["resources { gpus = 2 }", 0],
])("%s: %i", (settings, count) => {
  const text = `cluster c { versions { mesos = 1.4.1 } }
node m[1..3] at 10.0.0.[1..3]
node a1 at 10.0.1.1
ensemble main on m[1..3]
masters on m[1..3]
agents on a1 { ${settings} }
`;
  expect(messages("gpus-mismatch", text)).toHaveLength(count);
});
