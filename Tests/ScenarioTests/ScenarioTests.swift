import Testing

/// The whole program against the simulator in a process of its own. One after another: they share
/// two cores, and what they wait for is the program, not each other.
@Suite(.serialized) struct Scenarios {}
