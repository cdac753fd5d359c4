import type { FastifyInstance } from 'fastify';

/** Every route that a ready endpoint has, as `METHOD /path`; HEAD goes with its GET. */
export function routesOf(app: FastifyInstance): string[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', path = '', methods] = /^(.*)[├└]── (\S+)(?: \(([^)]+)\))?$/u.exec(line) ?? [];
      const depth = indent.length / 4;
      above[depth] = (above[depth - 1] ?? '') + path;
      const whole = above[depth].startsWith('/') ? above[depth] : `/${above[depth]}`;
      return (methods?.split(', ') ?? []).filter((it) => it !== 'HEAD').map((method) => `${method} ${whole}`);
    });
}
