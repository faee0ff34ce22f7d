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
  const script = `lua << EOF
local config = dofile(vim.api.nvim_get_runtime_file("lsp/mesosc.lua", false)[1])
config.commands = vim.tbl_map(type, config.commands)
config.capabilities = config.capabilities.experimental
vim.g.found = config
EOF`;
  expect(runVim("nvim", temporaryFolder(), script)).toEqual({
    cmd: ["mesosc", "lsp", "--stdio"],
    filetypes: ["mesos"],
    root_markers: ["mesosc.json", ".git"],
    capabilities: { mesosc: { showsAnswers: true } },
    commands: { "mesosc.explain": "function", "mesosc.showFile": "function" },
  });
});

/** Picks the page of a finding from the menu, and goes up to the lens of the first node. */
const looking = `lua << EOF
require("mesosc").setup()
vim.cmd("edit cluster.mesos")
local source = vim.api.nvim_get_current_win()
local function wait(what, condition)
  if not vim.wait(15000, condition, 20) then error("it did not come: " .. what) end
end
wait("findings", function() return #vim.diagnostic.get(0) > 0 end)
local found = { titles = {} }
vim.ui.select = function(items, options, choose)
  for _, item in ipairs(items) do
    local title = options.format_item(item)
    table.insert(found.titles, title)
    if title == "Explain framework-single" then choose(item) end
  end
end
local function shown()
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  return {
    name = vim.fn.bufname(), first = lines[1], count = #lines, windows = #vim.api.nvim_list_wins(),
    filetype = vim.bo.filetype, buftype = vim.bo.buftype, modifiable = vim.bo.modifiable,
  }
end
vim.fn.cursor(23, 24)
vim.lsp.buf.code_action()
wait("page", function() return vim.api.nvim_get_current_win() ~= source end)
found.page = shown()
vim.cmd("close")
vim.lsp.codelens.refresh()
wait("lenses", function() return #vim.lsp.codelens.get(0) > 0 end)
local lens = vim.lsp.codelens.get(0)[1]
vim.fn.cursor(lens.range.start.line + 1, 1)
wait("lens", function()
  local resolved = vim.tbl_filter(function(each)
    return each.command and each.range.start.line == lens.range.start.line
  end, vim.lsp.codelens.get(0))
  return #resolved > 0
end)
vim.ui.select = function(items, options, choose) choose(items[1]) end
vim.lsp.codelens.run()
wait("files", function() return vim.api.nvim_get_current_win() ~= source end)
found.files = shown()
vim.cmd("close")
local command = { command = "mesosc.showFile", arguments = { {
  program = vim.uri_from_bufnr(0), node = "master1", path = "/etc/mesos-master/quorum", role = "",
} } }
for _ = 1, 2 do
  vim.api.nvim_set_current_win(source)
  local client = vim.lsp.get_active_clients()[1]
  client.config.commands[command.command](command, { client_id = client.id, bufnr = vim.api.nvim_get_current_buf() })
  wait("file", function() return vim.api.nvim_get_current_win() ~= source end)
end
found.file = shown()
vim.g.found = found
EOF`;

test.skipIf(!there)("pages and nodes' files open beside the source", () => {
  const folder = temporaryFolder({ "mesosc.json": "{}" });
  cpSync(walkthrough, join(folder, "cluster.mesos"));
  const found = runVim("nvim", folder, looking) as Readonly<Record<"page" | "files" | "file" | "titles", unknown>>;
  const scratch = { windows: 2, buftype: "nofile", modifiable: false };
  expect(found.titles).toContain("Explain framework-single");
  expect(found.page).toMatchObject({
    ...scratch,
    name: "mesosc://framework-single.md",
    first: "# framework-single",
    filetype: "markdown",
  });
  expect(found.files).toMatchObject({
    ...scratch,
    name: "mesosc://master1",
    first: expect.stringMatching(/^0644 root \//) as string,
  });
  expect(found.file).toMatchObject({
    ...scratch,
    name: "mesosc://master1/etc/mesos-master/quorum",
    first: "2",
    count: 1,
  });
});
