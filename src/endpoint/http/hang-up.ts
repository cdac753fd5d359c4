import type { FastifyReply, FastifyRequest } from 'fastify';

/** An answer takes 750 ms by satellite. */
const msToHear = 2_000;

/**
 * Ends the connection once this is answered, and reads nothing more of it. It stays open for a while: closing resets who
 * is still sending, and the reset takes the answer with it.
 */
export function hangUp({ raw: { socket } }: FastifyRequest, reply: FastifyReply): void {
  reply.header('connection', 'close');
  // What Node calls when such an answer is written.
  socket.destroySoon = () => {
    socket.end();
    // Node has just asked for the rest of the body, and begins to read it in this turn.
    setImmediate(() => socket.pause());
    setTimeout(() => socket.destroy(), msToHear).unref();
  };
}
