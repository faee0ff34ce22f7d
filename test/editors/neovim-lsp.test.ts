// A session in Neovim: it starts the server, shows a mistake as it is typed, tells of an option, and lays the file out.
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DiagnosticsJson } from "../../src/diagnostics/json.ts";
import { mesosc } from "../cli/in-memory.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { needsProgram } from "../kit/real.ts";
import { runVim } from "./vim-run.ts";

const there = needsProgram("nvim");
const walkthrough = join(import.meta.dirname, "../../fixtures/walkthrough/cluster.mesos");

interface Shown {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly severity: number;
}

interface Session {
  readonly clients: number;
  readonly atFirst: readonly Shown[];
  readonly withTheMistake: readonly Shown[];
  readonly mended: readonly Shown[];
  readonly hover: string;
  readonly laidOut: readonly string[];
}

/** Types the walkthrough's mistake under the masters' first line, asks about it, undoes it, and spoils the layout. */
const session = `lua << EOF
require("mesosc").setup()
vim.cmd("edit cluster.mesos")
local function shown()
  return vim.tbl_map(function(each)
    local code = each.code or each.user_data.lsp.code
    return { code = code, message = each.message, line = each.lnum + 1, column = each.col + 1, severity = each.severity }
  end, vim.diagnostic.get(0))
end
local function when(condition)
  if not vim.wait(15000, function() return condition(shown()) end, 20) then
    error("it did not come: " .. vim.inspect(shown()))
  end
  return shown()
end
local function has(code)
  return function(diagnostics)
    for _, each in ipairs(diagnostics) do
      if each.code == code then return true end
    end
    return false
  end
end
local found = { atFirst = when(has("framework-single")) }
found.clients = #vim.lsp.get_active_clients()
vim.fn.cursor(12, 1)
vim.cmd("normal! oquorum = 1")
found.withTheMistake = when(has("quorum-wrong"))
vim.fn.cursor(13, 4)
local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", vim.lsp.util.make_position_params(), 10000)
for _, answer in pairs(answers) do found.hover = answer.result.contents.value end
vim.cmd("normal! dd")
found.mended = when(function(diagnostics) return not has("quorum-wrong")(diagnostics) end)
vim.cmd([[silent %substitute/^  \\|  $//e | silent %substitute/ = /=/e]])
vim.lsp.buf.formatting_sync(nil, 10000)
found.laidOut = vim.api.nvim_buf_get_lines(0, 0, -1, true)
vim.g.found = found
EOF`;

test.skipIf(!there)("the walkthrough's mistake is shown where the command line shows it, in its words", async () => {
  const folder = temporaryFolder({ "mesosc.json": "{}" });
  cpSync(walkthrough, join(folder, "cluster.mesos"));
  const found = runVim("nvim", folder, session) as Session;
  const text = readFileSync(walkthrough, "utf8");

  expect(found.clients).toBe(1);
  expect(found.atFirst.map(({ code, line, column, severity }) => [code, line, column, severity])).toEqual([
    ["framework-single", 23, 23, 3],
  ]);

  const mistaken = text.replace("masters on master[1..3] {\n", "$&  quorum = 1\n");
  const { results } = await mesosc(["check", "--format", "json", "cluster.mesos"], {
    folder: temporaryFolder({ "cluster.mesos": mistaken }),
  });
  const { diagnostics } = JSON.parse(results) as DiagnosticsJson;
  expect(found.withTheMistake.map(({ code, line, column }) => ({ code, line, column }))).toEqual(
    diagnostics.map(({ code, range: { start } }) => ({ code, ...start })),
  );
  for (const [index, { message, help }] of diagnostics.entries()) {
    expect(found.withTheMistake[index]?.message.split("\n")).toEqual(
      expect.arrayContaining([message, `help: ${help ?? ""}`]),
    );
  }
  expect(found.withTheMistake[0]).toMatchObject({ code: "quorum-wrong", line: 13, column: 12, severity: 1 });
  expect(found.mended).toEqual(found.atFirst);
  expect(found.hover).toContain("**`quorum`** · Mesos master 0.23.0");
  expect(found.hover).toContain("takes a whole number");
  expect(`${found.laidOut.join("\n")}\n`).toBe(text);
});

test.skipIf(!there)("Neovim 0.11 finds the same server in its own form", () => {
  const script = "let g:found = luaeval('dofile(vim.api.nvim_get_runtime_file(\"lsp/mesosc.lua\", false)[1])')";
  expect(runVim("nvim", temporaryFolder(), script)).toEqual({
    cmd: ["mesosc", "lsp", "--stdio"],
    filetypes: ["mesos"],
    root_markers: ["mesosc.json", ".git"],
  });
});
