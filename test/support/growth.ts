/**
 * How many times as long one work takes as ten works of a tenth of its size: about 1 where it grows with its size, 10 and
 * more where it grows with its square. In processor time, the least of three tries: other work on the machine is not ours.
 */
export function growth(workOn: (size: number) => () => unknown, size: number): number {
  const [tenth, whole] = [workOn(size / 10), workOn(size)];
  tenth();
  const ratios = [1, 2, 3].map(() => cpuMicroseconds(whole, 1) / cpuMicroseconds(tenth, 10));
  return Math.min(...ratios);
}

function cpuMicroseconds(work: () => unknown, times: number): number {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
