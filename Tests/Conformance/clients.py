"""Five ways to send the same request: tccli, and the Python SDK in four of its modes."""

import json
import os
import subprocess

from tencentcloud.common import credential
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.ecm.v20190719 import ecm_client, models as ecm_models
from tencentcloud.edgezone.v20260401 import edgezone_client, models as edgezone_models
from tencentcloud.sts.v20180813 import models as sts_models, sts_client


class Failure(Exception):
    def __init__(self, code, message, request_id=None):
        super().__init__(f"{code}: {message}")
        self.code, self.message, self.request_id = code, message, request_id


CLIENTS = {
    "ecm": (ecm_client.EcmClient, ecm_models),
    "edgezone": (edgezone_client.EdgezoneClient, edgezone_models),
    "sts": (sts_client.StsClient, sts_models),
}


class SDK:
    """The official client library."""

    def __init__(self, name, method, sign_method):
        self.name, self.method, self.sign_method = name, method, sign_method

    def call(self, simulator, service, action, parameters=None, *, region="ap-guangzhou",
             secret_key=None, language="en-US", unsigned=False):
        http = HttpProfile(
            protocol="http", endpoint=simulator.address, reqMethod=self.method, reqTimeout=10)
        profile = ClientProfile(
            signMethod=self.sign_method, httpProfile=http, language=language)
        profile.unsignedPayload = unsigned
        kind, models = CLIENTS[service]
        pair = credential.Credential(simulator.secret_id, secret_key or simulator.secret_key)
        client = kind(pair, region, profile)
        request = getattr(models, action + "Request")()
        request.from_json_string(json.dumps(parameters or {}))
        try:
            return json.loads(getattr(client, action)(request).to_json_string())
        except TencentCloudSDKException as error:
            raise Failure(error.get_code(), error.get_message(), error.get_request_id()) from None


class TCCLI:
    """The official command-line tool, in a process of its own."""

    name = "tccli"

    def __init__(self, path):
        self.path = path

    def call(self, simulator, service, action, parameters=None, *, region="ap-guangzhou",
             secret_key=None, language="en-US", unsigned=False):
        command = [
            self.path, service, action, "--endpoint", simulator.endpoint, "--region", region,
            "--language", language, "--timeout", "10",
        ]
        for name, value in (parameters or {}).items():
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            command += [f"--{name}", str(value) if isinstance(value, (bool, int)) else text]
        environment = dict(
            os.environ, TENCENTCLOUD_SECRET_ID=simulator.secret_id,
            TENCENTCLOUD_SECRET_KEY=secret_key or simulator.secret_key,
            TENCENTCLOUD_REGION=region)
        run = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=60)
        if run.returncode == 0:
            return json.loads(run.stdout)
        fields = run.stderr.split("code:", 1)[-1]
        code, _, rest = fields.partition(" message:")
        message, _, request_id = rest.partition(" requestId:")
        raise Failure(code.strip(), message.strip() or run.stderr, request_id.strip())


def sdk_modes():
    return [
        SDK("SDK POST", "POST", "TC3-HMAC-SHA256"), SDK("SDK GET", "GET", "TC3-HMAC-SHA256"),
        SDK("SDK v1 POST", "POST", "HmacSHA256"), SDK("SDK v1 GET", "GET", "HmacSHA1"),
    ]


def common_client(simulator, service, version):
    """The client that sends whatever it is told, for actions and parameters that do not exist."""
    profile = ClientProfile(
        httpProfile=HttpProfile(protocol="http", endpoint=simulator.address), language="en-US")
    pair = credential.Credential(simulator.secret_id, simulator.secret_key)
    client = CommonClient(service, version, pair, "ap-guangzhou", profile=profile)

    def call(action, parameters):
        try:
            return client.call_json(action, parameters)["Response"]
        except TencentCloudSDKException as error:
            raise Failure(error.get_code(), error.get_message(), error.get_request_id()) from None

    return call
