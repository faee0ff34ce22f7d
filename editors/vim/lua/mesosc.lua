-- Neovim before 0.11: `require("mesosc").setup()` starts the language server for cluster files.
local M = {}

local markers = { "mesosc.json", ".git" }

-- The nearest folder above that has one of the markers; the file's own where none has.
local function root_of(path)
  local own = vim.fn.fnamemodify(path, ":p:h")
  local folder = own
  while true do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(folder .. "/" .. marker) then
        return folder
      end
    end
    local above = vim.fn.fnamemodify(folder, ":h")
    if above == folder then
      return own
    end
    folder = above
  end
end

local function start(buffer, options)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  local config = vim.tbl_deep_extend("force", {
    name = "mesosc",
    cmd = { "mesosc", "lsp", "--stdio" },
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
  }, options)
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  -- Neovim 0.7 has no vim.lsp.start, which takes the server that already runs for the folder.
  for _, client in pairs(vim.lsp.get_active_clients()) do
    if client.name == config.name and client.config.root_dir == config.root_dir then
      vim.lsp.buf_attach_client(buffer, client.id)
      return
    end
  end
  local id = vim.lsp.start_client(config)
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

-- `options` are those of |vim.lsp.start_client()|: `cmd`, `on_attach`, `settings`, and so on.
function M.setup(options)
  local group = vim.api.nvim_create_augroup("mesosc", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = "mesos",
    callback = function(event)
      start(event.buf, options or {})
    end,
  })
end

return M
