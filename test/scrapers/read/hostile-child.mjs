// Stands for the process that reads answers, and misbehaves as the address of the page says.
process.on('message', ({ job }) => {
  const { url, bytes } = job.page;
  if (url === 'loop') for (;;);
  if (url === 'memory') {
    const kept = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => ({ i })));
  }
  if (url === 'exit') process.exit(3);
  if (url === 'throw') throw new Error('broken inside');
  if (url === 'refuse') process.send({ problem: 'The answer is empty.' });
  else process.send({ result: `${url} ${new TextDecoder().decode(bytes)}` });
});
