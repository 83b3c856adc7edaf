/// What a request asks for, in any of its three forms.
extension Simulation {
  /// nil unless it is a `DescribeInstances` that can be understood.
  func question(of request: APIRequest) -> Question? {
    guard request.action == "DescribeInstances", let (service, parameters) = parameters(of: request)
    else { return nil }
    return service.fleet?.question(parameters)
  }

  /// nil for a request that the checks refuse.
  func parameters(of request: APIRequest) -> (Service, Parameters)? {
    guard let (service, action) = try? Routing.action(of: request),
      let parameters = try? parameters(of: request, schema: action.schema)
    else { return nil }
    return (service, parameters)
  }

  func parameters(
    of request: APIRequest, schema: Schema
  ) throws(APIFailure) -> Parameters {
    guard request.form != .json else {
      return try Parameters(try json(request.wire.body), schema: schema, isText: false)
    }
    let pairs = (request.pairs ?? []).filter { pair in
      request.form == .query || !APIRequest.commonNames.contains(pair.name)
    }
    guard request.pairs != nil, let tree = FormEncoding.tree(pairs) else {
      throw .invalidParameter("parameters", "a URL-encoded form")
    }
    return try Parameters(tree, schema: schema, isText: true)
  }

  private func json(_ body: [UInt8]) throws(APIFailure) -> JSONValue {
    do throws(JSONReader.SyntaxError) {
      return try JSONReader.read(body.isEmpty ? Array("{}".utf8) : body)
    } catch {
      throw .invalidParameter("body", "JSON; it is not at byte \(error.offset)")
    }
  }
}
