"""Every mode meets the same expectations. Usage: suite.py PROGRAM TCCLI"""

import datetime
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

from clients import TCCLI, Failure, common_client, sdk_modes
from simulator import Simulator


def refused(code, function, *arguments, **options):
    """Asserts that a call fails with exactly this code, and returns the failure."""
    try:
        answer = function(*arguments, **options)
    except Failure as failure:
        assert failure.code == code, f"{failure.code} instead of {code}: {failure.message}"
        assert failure.request_id and len(failure.request_id) == 36, failure.request_id
        return failure
    raise AssertionError(f"accepted instead of {code}: {answer}")


def listing(mode, simulator):
    answer = mode.call(simulator, "ecm", "DescribeInstances", {"Limit": 100})
    assert answer["TotalCount"] > 100 and len(answer["InstanceSet"]) == 100
    assert all(row["InstanceId"].startswith("ein-") for row in answer["InstanceSet"])
    zones = mode.call(simulator, "edgezone", "DescribeZones")
    assert zones["TotalCount"] == len(zones["ZoneSet"]) > 10
    machines = mode.call(simulator, "edgezone", "DescribeInstances", {"InstanceStatus": ["running"]})
    assert machines["InstanceSet"]
    assert all(row["InstanceStatus"] == "running" for row in machines["InstanceSet"])
    identity = mode.call(simulator, "sts", "GetCallerIdentity")
    assert identity["AccountId"] == "100012340012", identity


def paging(mode, simulator):
    ids, total = [], 1
    while len(ids) < min(total, 250):
        page = mode.call(
            simulator, "ecm", "DescribeInstances", {"Offset": len(ids), "Limit": 100})
        total = page["TotalCount"]
        ids += [row["InstanceId"] for row in page["InstanceSet"]]
    assert len(set(ids)) == len(ids)
    refused("InvalidParameterValue.ParameterValueTooLarge", mode.call, simulator, "ecm",
            "DescribeInstances", {"Limit": 101})
    refused("InvalidParameterValue.InvaildPageParam", mode.call, simulator, "ecm",
            "DescribeInstances", {"Limit": 0})


def filters(mode, simulator):
    query = [{"Name": "instance-state", "Values": ["STOPPED", "SHUTDOWN"]},
             {"Name": "internet-service-provider", "Values": ["CTCC"]}]
    answer = mode.call(simulator, "ecm", "DescribeInstances", {"Filters": query, "Limit": 100})
    assert answer["TotalCount"] == len(answer["InstanceSet"]) > 0
    for row in answer["InstanceSet"]:
        assert row["InstanceState"] in ("STOPPED", "SHUTDOWN") and row["ISP"] == "CTCC"
    six = [{"Name": "instance-id", "Values": [f"ein-0000000{n}" for n in range(6)]}]
    refused("InvalidParameterValue.InvalidFilter", mode.call, simulator, "ecm",
            "DescribeInstances", {"Filters": six})


def chinese_filter(mode, simulator):
    query = [{"Name": "instance-name", "Values": ["直播-边缘节点"]}]
    answer = mode.call(simulator, "ecm", "DescribeInstances", {"Filters": query, "Limit": 100})
    assert answer["InstanceSet"], answer
    assert all("直播-边缘节点" in row["InstanceName"] for row in answer["InstanceSet"])
    # Nobody is called so: what counts is that the signature of these characters fits.
    awkward = [{"Name": "instance-name", "Values": ["测试 a+b&c=d%2F"]}]
    assert mode.call(simulator, "ecm", "DescribeInstances", {"Filters": awkward})["TotalCount"] == 0


def partial_failure(mode, simulator, program):
    with Simulator(program, "--instances", "20", "--rate-limit", "0") as own:
        answer = mode.call(own, "edgezone", "TerminateInstances",
                           {"InstanceIds": ["epm-mnop3456", "bms-abcd1234"]})
        assert answer["InstanceIdSet"] == ["epm-mnop3456"], answer
        assert answer["FailedInstanceSet"] == [{
            "InstanceId": "bms-abcd1234",
            "ErrorCode": "UnsupportedOperation.InvalidInstanceState",
            "ErrorMessage": "Instance bms-abcd1234 is in allocating status, cannot terminate",
        }], answer
        again = mode.call(own, "edgezone", "TerminateInstances", {"InstanceIds": ["bms-mnop3456"]})
        assert again["InstanceIdSet"] == ["bms-mnop3456"] and not again.get("FailedInstanceSet")
        row = mode.call(own, "edgezone", "DescribeInstances", {"InstanceIds": ["epm-mnop3456"]})
        assert row["InstanceSet"][0]["InstanceStatus"] == "terminating"
        assert own.ledger()["epm-mnop3456"]["accepted"] == 1
        assert own.ledger()["bms-abcd1234"]["accepted"] == 0


def error_codes(mode, simulator):
    def terminate(code, ids):
        refused(code, mode.call, simulator, "ecm", "TerminateInstances", {"InstanceIdSet": ids})

    terminate("InvalidParameterValue.InvalidInstanceID", ["ein-197252sp", "x"])
    terminate("ResourceNotFound.InstanceNotExist", ["ein-197252sp", "ein-nosuch00"])
    terminate("InvalidParameterValue.ParameterValueTooLarge", [f"ein-{n:08}" for n in range(101)])
    refused("UnsupportedRegion", mode.call, simulator, "edgezone", "DescribeInstances",
            region="ap-tokyo")
    english = refused("InvalidParameterValue", mode.call, simulator, "edgezone",
                      "DescribeInstances", region="mars-1")
    chinese = refused("InvalidParameterValue", mode.call, simulator, "edgezone",
                      "DescribeInstances", region="mars-1", language="zh-CN")
    assert "region" in english.message and "地域" in chinese.message


def bad_signature(mode, simulator):
    refused("AuthFailure.SignatureFailure", mode.call, simulator, "ecm", "DescribeNode",
            secret_key="wrong")
    refused("AuthFailure.SignatureFailure", mode.call, simulator, "edgezone", "TerminateInstances",
            {"InstanceIds": ["epm-mnop3456"]}, secret_key="wrong")
    assert "epm-mnop3456" not in simulator.ledger()


def throttling(mode, simulator, program):
    with Simulator(program, "--instances", "10", "--fault", "throttle=2@ecm.DescribeNode") as own:
        def one(_):
            try:
                mode.call(own, "ecm", "DescribeNode")
            except Failure as failure:
                assert failure.code == "RequestLimitExceeded", failure
                assert "`2`" in failure.message, failure.message
                return False
            return True

        count = 6 if mode.name == "tccli" else 30
        with ThreadPoolExecutor(6) as pool:
            passed = sum(pool.map(one, range(count)))
        row, = own.read("statistics")["actions"]
        assert row["requests"] == count and row["throttled"] == count - passed, row
        if mode.name != "tccli":
            assert 0 < passed < count, passed
            time.sleep(1.1)
            assert one(None)


def schedule(mode, simulator, program):
    beijing = datetime.timezone(datetime.timedelta(hours=8))

    def at(seconds):
        when = datetime.datetime.now(beijing) + datetime.timedelta(seconds=seconds)
        return when.strftime("%Y-%m-%d %H:%M:%S")

    with Simulator(program, "--instances", "20", "--rate-limit", "0") as own:
        def terminate(when):
            return mode.call(own, "ecm", "TerminateInstances", {
                "InstanceIdSet": ["ein-197252sp"], "TerminateDelay": True, "TerminateTime": when,
                "AssociatedResourceDestroy": False})

        refused("InvalidParameterValue.InvalidTime", terminate, "tomorrow")
        refused("InvalidParameterValue.TerminateTimeSmaller", terminate, at(-60))
        assert terminate(at(3_600))["RequestId"]
        query = [{"Name": "instance-id", "Values": ["ein-197252sp"]}]
        row, = mode.call(own, "ecm", "DescribeInstances", {"Filters": query})["InstanceSet"]
        assert row["InstanceState"] == "RUNNING", row
        assert own.ledger()["ein-197252sp"]["accepted"] == 1


def without_a_schema(simulator):
    """What only a client without a schema can send."""
    ecm = common_client(simulator, "ecm", "2019-07-19")
    refused("InvalidAction", ecm, "MakeCoffee", {})
    refused("UnknownParameter", ecm, "DescribeInstances", {"Colour": "red"})
    refused("InvalidParameter", ecm, "DescribeInstances", {"Limit": "ten"})
    refused("MissingParameter", ecm, "TerminateInstances", {})
    refused("NoSuchVersion", common_client(simulator, "ecm", "2020-01-01"), "DescribeNode", {})
    refused("NoSuchProduct", common_client(simulator, "cvm", "2017-03-12"), "DescribeZones", {})


def unsigned_payload(simulator):
    mode = sdk_modes()[0]
    assert mode.call(simulator, "ecm", "DescribeNode", unsigned=True)["TotalCount"] > 0


def broken_answers(simulator, program):
    mode = sdk_modes()[0]
    with Simulator(program, "--instances", "10", "--rate-limit", "0") as own:
        for fault, code in [("error-500", "ServerNetworkError"), ("internal-error", "InternalError"),
                            ("reset-before", "ClientNetworkError"),
                            ("clock-skew=600", "AuthFailure.SignatureExpire")]:
            own.switch(on=[f"{fault}:1" if "=" not in fault else fault])
            try:
                mode.call(own, "ecm", "DescribeNode")
            except Failure as failure:
                assert failure.code == code, f"{fault}: {failure}"
            else:
                raise AssertionError(f"{fault}: accepted")
            own.switch(off="all")
        assert mode.call(own, "ecm", "DescribeNode")["TotalCount"] > 0


def repeated_trace(simulator, program, tccli):
    """What edgereap traces is a script that tccli runs: the same calls, with the same answers."""
    keys = {
        "TENCENTCLOUD_SECRET_ID": simulator.secret_id,
        "TENCENTCLOUD_SECRET_KEY": simulator.secret_key}
    with tempfile.TemporaryDirectory() as folder:
        trace = os.path.join(folder, "trace.sh")
        environment = dict(
            keys, HOME=folder, LANG="C.UTF-8", PATH=f"{os.path.dirname(tccli)}:/usr/bin:/bin",
            XDG_RUNTIME_DIR=folder, EDGEREAP_ENDPOINT=simulator.endpoint)
        listed = subprocess.run(
            [program, "list", "--product", "ecm", "--output", "jsonl",
             "--quiet", "--trace", trace],
            env=environment, capture_output=True, text=True, timeout=60, check=True)
        rows = {json.loads(line)["id"] for line in listed.stdout.splitlines()}
        assert rows, "there is something to be listed"
        with open(trace, encoding="utf-8") as file:
            text = file.read()
        for secret in keys.values():
            assert secret not in text
        commands = sum(line.startswith("tccli ") for line in text.splitlines())
        assert commands > 0, text
        run = subprocess.run(
            ["sh", "-e", trace], env=environment, capture_output=True, text=True, timeout=120)
        assert run.returncode == 0, run.stderr
    answers, decoder, rest = [], json.JSONDecoder(), run.stdout.lstrip()
    while rest:
        answer, end = decoder.raw_decode(rest)
        answers.append(answer)
        rest = rest[end:].lstrip()
    assert len(answers) == commands and all(answer["RequestId"] for answer in answers)
    again = {row["InstanceId"] for answer in answers for row in answer.get("InstanceSet") or []}
    assert again == rows, f"{len(again)} of {len(rows)}"


def main(program, tccli):
    modes = [TCCLI(tccli), *sdk_modes()]
    shared = [listing, paging, filters, chinese_filter, error_codes, bad_signature]
    own = [partial_failure, throttling, schedule]
    started = time.monotonic()
    results = []

    def run(name, function, *arguments):
        try:
            function(*arguments)
            results.append(True)
        except Exception:
            results.append(False)
            print(f"FAILED {name}\n{traceback.format_exc(limit=-3)}", flush=True)

    def run_mode(mode):
        for check in shared:
            run(f"{mode.name}: {check.__name__}", check, mode, simulator)
        for check in own:
            run(f"{mode.name}: {check.__name__}", check, mode, simulator, program)

    with Simulator(program, "--instances", "600", "--rate-limit", "0") as simulator:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(run_mode, modes))
        run("without_a_schema", without_a_schema, simulator)
        run("unsigned_payload", unsigned_payload, simulator)
        run("broken_answers", broken_answers, simulator, program)
        run("repeated_trace", repeated_trace, simulator, program, tccli)
    print(f"{len(modes)} clients, {time.monotonic() - started:.0f} s")
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
