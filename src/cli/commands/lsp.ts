// `mesosc lsp`: the language server, which editors start.
import { Option } from "commander";
import { withExamples, withSection, type CliCommand } from "../command.ts";
import { UsageError } from "../shell.ts";

export const lsp: CliCommand = {
  name: "lsp",
  summary: "Serve editors: what `check` says as one types, completion, renaming and more.",
  configure(command) {
    command
      .option("--stdio", "speak the language server protocol on standard input and output")
      // Some editors say which process is theirs; the protocol says it as well.
      .addOption(new Option("--clientProcessId <id>").hideHelp());
    withExamples(command, { "mesosc lsp --stdio": "what an editor's settings name as the server" });
    withSection(command, "Editors, with the folder `editors` of mesosc's source (here in ~/mesosc)", [
      "VS Code  cd ~/mesosc && npm ci && npm run extension",
      "         code --install-extension editors/vscode/dist/mesosc.vsix",
      "Neovim   in init.lua:",
      '         vim.opt.runtimepath:prepend(vim.fn.expand("~/mesosc/editors/vim"))',
      '         vim.lsp.enable("mesosc")      -- before 0.11: require("mesosc").setup()',
      "Vim      with the plugin vim-lsp, in vimrc:",
      "         set runtimepath^=~/mesosc/editors/vim",
      "         autocmd User lsp_setup call lsp#register_server(#{name: 'mesosc',",
      "           \\ cmd: ['mesosc', 'lsp', '--stdio'], allowlist: ['mesos']})",
      "Emacs    in init.el:",
      `         (add-to-list 'load-path "~/mesosc/editors/emacs")`,
      "         (require 'mesos-mode)",
      "         (add-hook 'mesos-mode-hook #'eglot-ensure)",
      "Helix    the text of ~/mesosc/editors/helix/languages.toml goes into",
      "         ~/.config/helix/languages.toml",
      "others   start `mesosc lsp --stdio` for *.mesos files",
    ]);
    withSection(command, "Settings of the editor", [
      '{ "mesosc": { "definitions": { "release": "1.11.0" }, "targets": ["targets"] } }',
      "say what -D and --targets say; a mesosc.json beside the files counts as well",
    ]);
  },
  async run(shell, { switches }) {
    if (switches["stdio"] !== true)
      throw new UsageError("editors start the language server, and need --stdio", "write `mesosc lsp --stdio`");
    const { serveStandardStreams } = await import("../../lsp/stdio.ts");
    return serveStandardStreams({ folder: shell.folder, environment: shell.environment });
  },
};
