// duplicate-value: the same thing twice in one list.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly key: string; readonly found: string }>({
  code: "duplicate-value",
  severity: "error",
  title: "the same thing twice in one list",
  why: `Where a list names what is to be loaded or limited, Mesos refuses to see a name twice: "Duplicate entries found in --isolation flag", "'--nvidia_gpu_devices' contains duplicates", "Principal … was found in RateLimits configuration already". Older releases load it twice. Most often one of the two was meant to be another.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1 at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { containerizers = [docker, mesos, docker] }
                                                ^^^^^^ given a second time
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { containerizers = [docker, mesos] }
`,
  message: ({ key, found }) => `\`${key}\` holds ${found} twice`,
  label: () => "given a second time",
});
