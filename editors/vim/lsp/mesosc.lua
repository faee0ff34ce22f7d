-- Neovim 0.11 and newer: `vim.lsp.enable("mesosc")` starts the language server for cluster files.
return vim.tbl_extend("error", require("mesosc").showing(), {
  cmd = { "mesosc", "lsp", "--stdio" },
  filetypes = { "mesos" },
  root_markers = { "mesosc.json", ".git" },
})
