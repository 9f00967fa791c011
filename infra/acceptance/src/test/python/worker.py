#!/usr/bin/env python3
"""A worker by worker.md alone: standard library and boto3. It returns every photo as it came, once as result and once as preview."""

import base64
import hashlib
import hmac
import itertools
import json
import os
import signal
import time
import urllib.error
import urllib.request
import uuid

import boto3

QUEUES = [url.strip() for url in os.environ["WORK_QUEUE_URL"].split(",")]
BUCKET = os.environ["OBJECT_STORE_BUCKET"]
SECRET = os.environ["CALLBACK_SECRET"].split(",")[0].strip()
KEY = base64.b64decode(SECRET[6:]) if SECRET.startswith("whsec_") else SECRET.encode()
VISIBLE_AFTER = 60

sqs = boto3.client("sqs")
s3 = boto3.client("s3", config=boto3.session.Config(s3={"addressing_style": "path"}))


class Stop(Exception):
    """The run is not ours any more, or is no longer wanted."""


def report(url, body):
    """One report, repeated with a growing pause until the service answers it."""
    text = json.dumps(body)
    message_id, pause, deadline = "msg_" + uuid.uuid4().hex, 0.5, time.time() + 600
    while True:
        stamp = str(int(time.time()))
        mac = hmac.new(KEY, f"{message_id}.{stamp}.{text}".encode(), hashlib.sha256).digest()
        headers = {
            "content-type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": stamp,
            "webhook-signature": "v1," + base64.b64encode(mac).decode(),
        }
        try:
            request = urllib.request.Request(url, text.encode(), headers, method="POST")
            with urllib.request.urlopen(request, timeout=30) as answer:
                if json.load(answer)["data"]["cancel"]:
                    raise Stop("canceled")
                return
        except urllib.error.HTTPError as e:
            if e.code < 500 and e.code != 429:
                raise Stop(f"{e.code} {e.read().decode()}") from e
        except urllib.error.URLError as e:
            print("retrying:", e.reason, flush=True)
        if time.time() > deadline:
            raise Stop("no answer")
        time.sleep(pause)
        pause = min(pause * 2, 30)


def work(run, queue, receipt):
    attempt, url = uuid.uuid4().hex, run["callback_url"]
    report(url, {"attempt": attempt, "status": "running"})
    for item in run["items"]:
        sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=receipt, VisibilityTimeout=VISIBLE_AFTER)
        mine = {"attempt": attempt, "idx": item["idx"], "idempotency_key": f"{run['idempotency_prefix']}{item['idx']}"}
        photo = s3.get_object(Bucket=BUCKET, Key=item["input_key"])["Body"].read()
        if not photo.startswith((b"\xff\xd8\xff", b"\x89PNG", b"RIFF")):
            report(url, mine | {"status": "failed", "error": "not an image"})
            continue
        for key in (item["output_key"], item["preview_key"]):
            s3.put_object(Bucket=BUCKET, Key=key, Body=photo)
        report(url, mine | {"status": "done", "output_key": item["output_key"], "preview_key": item["preview_key"]})


def main():
    signal.signal(signal.SIGTERM, lambda *_: exit(0))
    print("ready", flush=True)
    for queue in itertools.cycle(QUEUES):  # taking turns, one run at a time, is the least that starves nobody
        answer = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=1, WaitTimeSeconds=2, VisibilityTimeout=VISIBLE_AFTER)
        for message in answer.get("Messages", []):
            run = json.loads(message["Body"])
            try:
                work(run, queue, message["ReceiptHandle"])
                print("done", run["job_id"], flush=True)
            except Stop as why:
                print("stopped", run["job_id"], why, flush=True)
            except SystemExit:
                sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
                raise
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


main()
