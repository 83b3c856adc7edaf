"""Lists ECM with the official Python library, page by page, as its users do."""

import os

from tencentcloud.common import credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.ecm.v20190719 import ecm_client, models

host = os.environ["EDGEREAP_ENDPOINT"].removeprefix("http://")
profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=host, keepAlive=True))
keys = credential.Credential(
    os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"])
client = ecm_client.EcmClient(keys, "", profile)
seen, offset = 0, 0
while True:
    request = models.DescribeInstancesRequest()
    request.Offset, request.Limit = offset, 100
    answer = client.DescribeInstances(request)
    seen += len(answer.InstanceSet)
    offset += 100
    if offset >= answer.TotalCount:
        break
print(seen)
