// Ends this process when the one that started it is gone, however it went: the pipe between them closes.
process.stdin.once('close', () => process.kill(process.pid, 'SIGTERM')).resume().unref()
