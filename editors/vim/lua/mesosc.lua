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

-- What the server's commands answer: a page, a node's file, or the list of its files.
local function show(name, text)
  local shown = "mesosc://" .. name
  local buffer = vim.fn.bufnr("^" .. vim.fn.escape(shown, "[]*?{},\\") .. "$")
  if buffer < 0 then
    buffer = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_name(buffer, shown)
    vim.bo[buffer].bufhidden = "wipe"
  end
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, true, vim.split(text:gsub("\n$", ""), "\n"))
  vim.bo[buffer].modifiable = false
  local window = vim.fn.bufwinid(buffer)
  if window < 0 then
    vim.cmd("belowright vsplit")
    vim.api.nvim_win_set_buf(0, buffer)
  else
    vim.api.nvim_set_current_win(window)
  end
  vim.cmd("filetype detect")
end

local function ask(command, context)
  local operand = (command.arguments or {})[1]
  local name = operand
  if type(operand) == "table" then
    name = operand.node .. (operand.path ~= "" and operand.path or " " .. (operand.role or ""))
  end
  local function answer(fault, text)
    if fault or type(text) ~= "string" then
      vim.notify("mesosc: " .. (fault and fault.message or "nothing is known of it"), vim.log.levels.WARN)
    else
      show(command.command == "mesosc.explain" and name .. ".md" or vim.trim(name), text)
    end
  end
  local params = { command = command.command, arguments = command.arguments }
  local client = vim.lsp.get_client_by_id(context.client_id)
  if vim.fn.has("nvim-0.11") == 1 then
    client:request("workspace/executeCommand", params, answer, context.bufnr)
  else
    client.request("workspace/executeCommand", params, answer, context.bufnr)
  end
end

-- What a client needs so that "Explain" and the files above each block open beside the source.
function M.showing()
  return {
    capabilities = vim.tbl_deep_extend("force", vim.lsp.protocol.make_client_capabilities(), {
      experimental = { mesosc = { showsAnswers = true } },
    }),
    commands = { ["mesosc.explain"] = ask, ["mesosc.showFile"] = ask },
  }
end

local function start(buffer, options)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  local config = vim.tbl_deep_extend("force", M.showing(), {
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
