"""Both services in a few lines that share nothing with the program: what is documented, no signatures.

It keeps its own account of which instances a termination has named, and when each call came."""

import collections
import http.server
import json
import threading
import time

REGIONS = [f"ap-region{number}-ecm" for number in range(8)]
# Calls of an action in any second; those beyond are refused.
CEILING = 20
WINDOW = 1.0


class Service:
    """
    - count: running instances of each product
    - refuse: `refuse(product, ids)` is called before a termination is carried out: None lets it pass,
      a text is the code of an error, a set of ids are those that cannot be terminated, and "cut"
      closes the connection without an answer
    """

    secret_id, secret_key = "AKIDservice", "key"

    def __init__(self, count, refuse):
        self.refuse = refuse
        self.lock = threading.Lock()
        self.named = collections.defaultdict(list)
        self.terminations = collections.defaultdict(list)
        self.throttled = 0
        self.arrivals = collections.defaultdict(collections.deque)
        self.instances = {
            "ecm": {f"ein-{number:08d}": "RUNNING" for number in range(count)},
            "edgezone": {f"epm-{number:08d}": "running" for number in range(count)}}
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Head and body are two writes, and the second must not wait for the first.
            disable_nagle_algorithm = True
            wbufsize = -1

            def do_POST(self):
                service.answer(self)

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, *_):
                """A client that hung up is none of the service's faults."""

        self.server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, request):
        body = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        product = request.headers["Authorization"].split("/")[2]
        action = request.headers["X-TC-Action"]
        with self.lock:
            content = self.content(product, action, body)
        if content == "cut":
            request.close_connection = True
            return
        if isinstance(content, str):
            content = {"Error": {"Code": content, "Message": "refused"}}
        text = json.dumps({"Response": {**content, "RequestId": "r-1"}}).encode()
        request.send_response(200)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(text)))
        request.end_headers()
        request.wfile.write(text)

    def content(self, product, action, body):
        """A text is the code of an error."""
        now = time.monotonic()
        recent = self.arrivals[product, action]
        while recent and recent[0] <= now - WINDOW:
            recent.popleft()
        if len(recent) >= CEILING:
            self.throttled += 1
            return "RequestLimitExceeded"
        recent.append(now)
        if action == "TerminateInstances":
            return self.terminate(product, body, now)
        if action == "GetCallerIdentity":
            return {"AccountId": "100012340012", "Arn": "", "Type": "CAMUser", "UserId": "1",
                    "PrincipalId": "1"}
        if action == "DescribeZones":
            return {"TotalCount": len(REGIONS), "ZoneSet": [
                {"ZoneId": 1, "Zone": region + "-1", "ZoneName": region, "Region": region}
                for region in REGIONS]}
        if action == "DescribeInstances":
            return self.page(product, body)
        if action == "DescribeInstancesDeniedActions":
            return {"InstanceOperatorSet": []}
        if action == "DescribeNetworkInterfaces":
            return {"TotalCount": 0, "NetworkInterfaceSet": []}
        if action == "DescribeAddresses":
            return {"TotalCount": 0, "AddressSet": []}
        if action == "DescribePublicIps":
            return {"TotalCount": 0, "IpInfoSet": []}
        return "InvalidAction"

    def page(self, product, body):
        listed = self.instances[product]
        wanted = body.get("InstanceIds")
        for condition in body.get("Filters", []):
            if condition["Name"] == "instance-id":
                assert len(condition["Values"]) <= 5
                wanted = condition["Values"]
        rows = [id for id in (wanted or listed) if id in listed]
        if body.get("Zone"):
            rows = [id for id in rows if place(id) + "-1" == body["Zone"]]
        start, limit = body.get("Offset", 0), body.get("Limit", 20)
        row = ecm_row if product == "ecm" else edgezone_row
        return {"TotalCount": len(rows),
                "InstanceSet": [row(id, listed[id]) for id in rows[start:start + limit]]}

    def terminate(self, product, body, now):
        ids = body["InstanceIdSet" if product == "ecm" else "InstanceIds"]
        assert 0 < len(ids) <= 100
        self.named[product] += ids
        self.terminations[product].append(now)
        refused = self.refuse(product, ids)
        if isinstance(refused, str):
            return refused
        bad = (refused or set()) & set(ids)
        # One bad id refuses a whole call of ECM.
        if product == "ecm" and bad:
            return "FailedOperation.OperationNotAllow"
        for id in set(ids) - bad:
            self.instances[product][id] = "TERMINATING" if product == "ecm" else "terminating"
        return {} if product == "ecm" else {
            "InstanceIdSet": [id for id in ids if id not in bad],
            "FailedInstanceSet": [
                {"InstanceId": id, "ErrorCode": "UnsupportedOperation.InvalidInstanceState",
                 "ErrorMessage": "refused"} for id in ids if id in bad]}


def place(id):
    return REGIONS[int(id[4:]) % len(REGIONS)]


def ecm_row(id, state):
    region = place(id)
    return {
        "InstanceId": id, "InstanceName": id, "InstanceState": state, "RestrictState": "NORMAL",
        "Position": {
            "ZoneInfo": {"ZoneId": 1, "ZoneName": region, "Zone": region + "-1"},
            "RegionInfo": {"Region": region, "RegionName": region, "RegionId": 1}}}


def edgezone_row(id, state):
    return {
        "InstanceId": id, "InstanceName": id, "InstanceStatus": state, "OperateStatus": "normal",
        "Zone": place(id) + "-1"}
