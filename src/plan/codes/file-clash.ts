// file-clash: a file that several readers share, and that cannot hold what each of them needs.
import { declare } from "../../diagnostics/code.ts";

export type FileClashData =
  /** Two services of a node would write it differently. */
  | {
      readonly kind: "contents";
      readonly node: string;
      readonly path: string;
      readonly first: string;
      readonly second: string;
    }
  /** A program takes its own ZooKeeper servers from the string that the file holds for something else. */
  | { readonly kind: "servers"; readonly program: string; readonly path: string; readonly option: string };

export default declare<FileClashData>({
  code: "file-clash",
  severity: "error",
  title: "a shared file that cannot hold what each of its readers needs",
  why: `Some files are read for more than one purpose: the packages' wrapper of Chronos takes both the masters' zk string and its own ZooKeeper servers from /etc/mesos/zk, as the one of Mesos does. Where they differ, one of the two would join the wrong ensemble without a word; and giving them as options as well makes releases before 2016 refuse to start.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node z[1..3] at 10.0.1.[1..3]
ensemble main  on m[1..3]
ensemble other on z[1..3]
masters on m[1..3] { zk = main/mesos }
framework chronos on m[1..2] { zk = other/chronos }
                                    ^^^^^^^^^^^^^ not the servers in /etc/mesos/zk
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
framework chronos on m[1..2]
`,
  message: (data) =>
    data.kind === "contents"
      ? `${data.first} and ${data.second} on ${data.node} both need ${data.path}, with different contents`
      : `${data.program}'s package takes its \`${data.option}\` from ${data.path}, which holds other servers`,
  label: (data) => (data.kind === "contents" ? `wants its own ${data.path}` : `not the servers in ${data.path}`),
  help: ({ kind }) =>
    kind === "contents"
      ? "run one of them on another node, or let both use the same ensemble"
      : "keep its state on the masters' ensemble, or run it with `packaging = tarball`",
});
