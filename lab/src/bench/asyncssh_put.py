"""What a Himblick box does to replicate a file: asyncssh puts it over SFTP, one task for each host.

Arguments: private key, account, file, and PORT:DIRECTORY for each host on loopback.
"""
import asyncio
import sys

import asyncssh


async def put(key, account, file, port, directory):
    async with asyncssh.connect(
        "127.0.0.1",
        port=int(port),
        username=account,
        client_keys=[key],
        known_hosts=None,
        encryption_algs=["aes128-gcm@openssh.com"],
    ) as connection:
        async with connection.start_sftp_client() as sftp:
            await sftp.put(file, directory)


async def main(key, account, file, *hosts):
    await asyncio.gather(*(put(key, account, file, *host.split(":", 1)) for host in hosts))


asyncio.run(main(*sys.argv[1:]))
