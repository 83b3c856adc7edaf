import ArgumentParser

/// The completions of a shell, as the argument parser makes them, and the options of the screen
/// offered where no command is named: `edgereap --th<Tab>`.
///
/// The parser's own scripts know the options of a command only under its name, also of the one that
/// runs without a name. So the name is put in before they look.
struct CompletionScript {
  var text: String

  init(for shell: CompletionShell) {
    let script = Edgereap.completionScript(for: shell)
    switch shell {
    case .bash: text = script.replacing(Self.head, with: Self.head + Self.bash, maxReplacements: 1)
    case .zsh: text = script.replacing(Self.head, with: Self.head + Self.zsh, maxReplacements: 1)
    default: text = script + Self.fish
    }
  }

  /// The shell that a command line asks for the completions of; nil where it asks for anything else.
  static func requestedShell(in arguments: [String]) -> CompletionShell? {
    guard arguments.count == 2, arguments[0] == "--generate-completion-script" else { return nil }
    return CompletionShell(rawValue: arguments[1])
  }

  private static let head = "\n_edgereap() {\n"

  private static let bash = """
        # The options of the screen, which needs no name.
        if [[ "${COMP_WORDS[1]}" = -* ]]; then
            local COMP_LINE="${COMP_WORDS[0]} screen${COMP_LINE#*"${COMP_WORDS[0]}"}"
            local COMP_POINT="$((COMP_POINT + 7))"
            local -a COMP_WORDS=("${COMP_WORDS[0]}" screen "${COMP_WORDS[@]:1}")
            local COMP_CWORD="$((COMP_CWORD + 1))"
        fi


    """

  private static let zsh = """
        # The options of the screen, which needs no name.
        if [[ "${words[2]}" = -* ]]; then
            words=("${words[1]}" screen "${(@)words[2,-1]}")
            (( CURRENT++ ))
        fi


    """

  private static let fish = """

    # The options of the screen, which needs no name.
    functions -c __edgereap_tokens __edgereap_typed_tokens
    function __edgereap_tokens
        set -l typed (__edgereap_typed_tokens $argv)
        set -l all (__edgereap_typed_tokens -p)
        if string match -qr '^-p' -- $argv[1]; and string match -q -- '-*' $all[2]
            set typed $typed[1] screen $typed[2..]
        end
        if set -q typed[1]
            printf '%s\\n' $typed
        end
    end

    """
}
