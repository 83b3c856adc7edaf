extension DashboardState {
  mutating func startFinding() {}
}
