"""Reads articles (JSON Lines) with dateline on Spark, a partition a process, and writes Parquet:

    spark-submit spark.py ARTICLES OUT.parquet      or      python3 spark.py ARTICLES OUT.parquet MASTER

Each row is an article: its id, the error if it cannot be read, and its facts as the JSON that
`dateline --json` prints. The program is $DATELINE, or `dateline` on the path of every worker.
"""

import json
import os
import subprocess
import sys
import threading

import pandas
from pyspark.sql import SparkSession

SCHEMA = "id string, error string, facts string"
PROGRAM = os.environ.get("DATELINE", "dateline")


def rows(lines):
    """What the program prints for some lines of articles, row by row."""
    command = [PROGRAM, "--json", "--errors", "json", "--jobs", "1", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def write():
        with process.stdin as stdin:
            for line in lines:
                stdin.write(line.encode("utf-8") + b"\n")

    writer = threading.Thread(target=write)
    writer.start()
    for line in process.stdout:
        facts = json.loads(line)
        error = facts.get("error")
        yield facts["document"]["id"], error and error["kind"], line.decode("utf-8").rstrip("\n")
    writer.join()
    if process.wait() != 0:
        # Spark tries the partition again, on another worker.
        raise RuntimeError(f"{PROGRAM} ended with {process.returncode}")


def read(batches):
    lines = (line for batch in batches for line in batch["value"] if line.strip())
    batch = []
    for row in rows(lines):
        batch.append(row)
        if len(batch) == 500:
            yield pandas.DataFrame(batch, columns=["id", "error", "facts"])
            batch = []
    yield pandas.DataFrame(batch, columns=["id", "error", "facts"])


def main():
    articles, out = sys.argv[1:3]
    builder = SparkSession.builder.appName("dateline")
    if len(sys.argv) > 3:
        builder = builder.master(sys.argv[3])
    spark = builder.getOrCreate()
    parts = int(os.environ.get("PARTS", "0"))
    text = spark.read.text(articles)
    text = text.repartition(parts) if parts else text
    text.mapInPandas(read, SCHEMA).write.mode("overwrite").parquet(out)
    spark.stop()


if __name__ == "__main__":
    main()
