import { readFileSync } from "node:fs";
import { test, expect } from "vitest";
import { analyse } from "/work/main/test/kit/analyse.ts";
import { describe as words } from "/work/main/src/diagnostics/describe.ts";
import { position } from "/work/main/src/text/line-column.ts";
const md = readFileSync("/work/main/grammar/language.md","utf8");
for (const m of md.matchAll(/```mesos\n([^]*?)```/g)) {
  const files: Record<string,string> = {}; let name="cluster.mesos";
  for (const l of m[1].split("\n")) { const f=/^# file: (\S+)/.exec(l); if (f) name=f[1]; files[name]=(files[name]??"")+l+"\n"; }
  test(m[1].slice(0,60), ()=>{ const ds=analyse(files,{environment:{MARATHON_SECRET:"x"}}); expect(ds.map(d=>{const w:any=words(d);return `${position(d.span.source,d.span.start).line} ${d.code.code} ${w.message}`})).toEqual([]); });
}
