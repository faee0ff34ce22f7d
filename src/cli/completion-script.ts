// Completion scripts for bash, zsh and fish, made of what the commands themselves declare.

/** A command as far as completion knows it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly switches: readonly CompletedSwitch[];
  /** What its operands are. */
  readonly operands: "files" | "explained" | "shells" | "commands" | "none";
}

export interface CompletedSwitch {
  /** `--format`, `-o`. */
  readonly names: readonly string[];
  readonly summary: string;
  /** Words to choose from, files, or anything; undefined for a switch without value. */
  readonly value: readonly string[] | "file" | "folder" | "anything" | undefined;
}

export const shells = ["bash", "zsh", "fish"] as const;
export type CompletedShell = (typeof shells)[number];

/** What `explain` explains: codes and programs, and each program's options. */
export interface Explained {
  readonly names: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** The script that `eval "$(mesosc completion bash)"` runs; it asks nobody, so that it is quick. */
export function completionScript(
  shell: CompletedShell,
  commands: readonly CompletedCommand[],
  explained: Explained,
): string {
  const print = { bash: bashScript, zsh: zshScript, fish: fishScript }[shell];
  return print(commands, explained);
}

/** Words for the operands of a command; undefined where they are files. */
function operandWords(
  command: CompletedCommand,
  commands: readonly CompletedCommand[],
  explained: Explained,
): readonly string[] | undefined {
  switch (command.operands) {
    case "files":
      return undefined;
    case "explained":
      return explained.names;
    case "shells":
      return shells;
    case "commands":
      return commands.map(({ name }) => name);
    case "none":
      return [];
  }
}

function bashScript(commands: readonly CompletedCommand[], explained: Explained): string {
  const cases = commands.map((command) => {
    const words = operandWords(command, commands, explained);
    const values = command.switches.flatMap(({ names, value }) => {
      if (value === undefined) return [];
      const reply =
        value === "file"
          ? "_mesosc_files"
          : value === "folder"
            ? "_mesosc_folders"
            : value === "anything"
              ? ":"
              : `_mesosc_words "${value.join(" ")}"`;
      return [`        ${names.join("|")}) ${reply}; return ;;`];
    });
    if (command.operands === "explained") {
      for (const [program, options] of explained.options) {
        values.push(`        ${program}) _mesosc_words "${options.join(" ")}"; return ;;`);
      }
    }
    return `    ${command.name})
      case $previous in
${values.length === 0 ? "        *) ;;" : values.join("\n")}
      esac
      if [[ $current == -* ]]; then
        _mesosc_words "${command.switches.flatMap(({ names }) => names).join(" ")}"
      else
        ${words === undefined ? "_mesosc_files" : `_mesosc_words "${words.join(" ")}"`}
      fi ;;`;
  });
  return `# mesosc completion for bash: eval "$(mesosc completion bash)"
_mesosc_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }
_mesosc_folders() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$current"); }
_mesosc_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -X '!*.mesos' -- "$current"; compgen -d -- "$current")
}
_mesosc() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    _mesosc_words "${commands.map(({ name }) => name).join(" ")} --help --version"
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join("\n")}
  esac
}
complete -F _mesosc mesosc
`;
}

function zshScript(commands: readonly CompletedCommand[], explained: Explained): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const described = (text: string) => text.replace(/[[\]:\\]/g, "\\$&");
  const cases = commands.map((command) => {
    const switches = command.switches.flatMap(({ names, summary, value }) =>
      names.map((name) => {
        const action =
          value === undefined
            ? ""
            : value === "file"
              ? ":file:_files"
              : value === "folder"
                ? ":folder:_files -/"
                : value === "anything"
                  ? ":value: "
                  : `:value:(${value.join(" ")})`;
        return `        ${quoted(`*${name}[${described(summary)}]${action}`)}`;
      }),
    );
    const words = operandWords(command, commands, explained);
    const programs = [...explained.options].map(
      ([program, options]) => `${program}) compadd -- ${options.join(" ")} ;;`,
    );
    const operands =
      command.operands === "explained"
        ? [`1:name:(${explained.names.join(" ")})`, `2:option:{ case $words[2] in ${programs.join(" ")} esac }`]
        : zshOperands(words);
    return `    ${command.name})
      _arguments -s \\
${[...switches, ...operands.map((operand) => `        ${quoted(operand)}`)].join(" \\\n")} ;;`;
  });
  return `#compdef mesosc
# mesosc completion for zsh: source <(mesosc completion zsh)
_mesosc() {
  local -a commands
  if ((CURRENT == 2)); then
    commands=(
${commands.map(({ name, summary }) => `      ${quoted(`${name}:${described(summary)}`)}`).join("\n")}
    )
    _describe command commands
    return
  fi
  local command=\${words[2]}
  shift words
  ((CURRENT--))
  case $command in
${cases.join("\n")}
  esac
}
compdef _mesosc mesosc
`;
}

/** Operands that are one word after the other; undefined words are files. */
function zshOperands(words: readonly string[] | undefined): readonly string[] {
  if (words === undefined) return [`*:file:_files -g "*.mesos"`];
  return words.length === 0 ? [] : [`*:word:(${words.join(" ")})`];
}

function fishScript(commands: readonly CompletedCommand[], explained: Explained): string {
  const quoted = (text: string) => `'${text.replace(/[\\']/g, "\\$&")}'`;
  const lines = commands.flatMap((command) => {
    const condition = `-n ${quoted(`__fish_seen_subcommand_from ${command.name}`)}`;
    const words = operandWords(command, commands, explained);
    return [
      `complete -c mesosc -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary)}`,
      ...command.switches.map(({ names, summary, value }) => {
        const spelt = names
          .map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
          .join(" ");
        const takes =
          value === undefined
            ? ""
            : value === "file"
              ? " -r -F"
              : value === "folder"
                ? " -x -a '(__fish_complete_directories)'"
                : value === "anything"
                  ? " -x"
                  : ` -x -a ${quoted(value.join(" "))}`;
        return `complete -c mesosc ${condition} ${spelt}${takes} -d ${quoted(summary)}`;
      }),
      words === undefined
        ? `complete -c mesosc ${condition} -f -k -a '(__fish_complete_suffix .mesos)'`
        : `complete -c mesosc ${condition} -f${words.length === 0 ? "" : ` -a ${quoted(words.join(" "))}`}`,
      ...(command.operands === "explained" ? [...explained.options] : []).map(
        ([program, options]) =>
          `complete -c mesosc -n ${quoted(`__fish_seen_subcommand_from ${command.name}; and __fish_seen_subcommand_from ${program}`)} -f -a ${quoted(options.join(" "))}`,
      ),
    ];
  });
  return `# mesosc completion for fish: mesosc completion fish | source
${lines.join("\n")}
`;
}
