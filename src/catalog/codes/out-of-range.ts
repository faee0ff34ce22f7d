// out-of-range: a number, time or amount outside what the option allows.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly key: string; readonly found: string; readonly range: string }>({
  code: "out-of-range",
  severity: "error",
  title: "a number outside the range that the setting allows",
  why: `Programs treat numbers outside their range badly: mesos-master listens on 65535 when told \`--port=70000\`, a ZooKeeper client turns port 99999 into 34463 and never says so. The range here is the one that the program means.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { clientPort = 70000 }
                                        ^^^^^ must be from 1 to 65535
masters on m[1..3]
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { clientPort = 2181 }
masters on m[1..3]
`,
  message: ({ key, found, range }) => `\`${key}\` is ${found}, but must be ${range}`,
  label: ({ range }) => `must be ${range}`,
});
