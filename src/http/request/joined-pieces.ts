import { IncomingMessage } from 'node:http';
import { turns } from '../../concurrency/turns.ts';

/** Bytes from which on a piece is worth a Buffer of its own. */
const large = 4_096;

/** Bytes that are joined at most. */
const blockSize = 16_384;

/** Pieces of one body after which others are served before more is read from its connection. */
const mostOfTurn = 1_024;

/** A body whose small pieces are joined; what Node's parser and its readers call is taken over. */
type Joined = Pick<IncomingMessage, 'push' | '_read'>;

const node = IncomingMessage.prototype;

/**
 * Joins what a body brings in small pieces. Node's parser makes a Buffer of every chunk of a chunked body: one of a
 * single byte costs six on the wire, four hundred in memory, and a round through its readers. What came within one turn
 * of the event loop is handed on as one piece, in blocks; a connection that brings very many pieces is read on when
 * others have been served (ADR 0126).
 *
 * The methods are set on the request itself, as Express changes its prototype.
 */
export function joinPieces(request: IncomingMessage): void {
  Object.assign(request, new PieceJoiner(request).methods);
}

class PieceJoiner {
  readonly #request: IncomingMessage;
  #block = Buffer.alloc(0);
  #used = 0;
  #piecesOfTurn = 0;
  #isHandingOn = false;
  /** Somebody reads the body. */
  #isWanted = false;
  /** The parser stands still; this lets it go on. */
  #isStopped = false;

  constructor(request: IncomingMessage) {
    this.#request = request;
  }

  get methods(): Joined {
    return {
      push: (piece: Buffer | null) => this.#push(piece),
      _read: (size: number) => {
        this.#isWanted = true;
        this.#handOn();
        if (!this.#isStopped) node._read.call(this.#request, size);
      },
    };
  }

  /** As `Readable.push`: false when no more should come for now. */
  #push(piece: Buffer | null): boolean {
    if (piece === null || piece.length >= large) {
      this.#handOn();
      return node.push.call(this.#request, piece) && !this.#isStopped;
    }
    if (this.#used + piece.length > this.#block.length) this.#openBlock();
    this.#block.set(piece, this.#used);
    this.#used += piece.length;
    this.#piecesOfTurn += 1;
    if (this.#piecesOfTurn > mostOfTurn) this.#isStopped = true;
    this.#handOnSoon();
    return !this.#isStopped && this.#request.readableLength + this.#used < this.#request.readableHighWaterMark;
  }

  #openBlock(): void {
    this.#handOn();
    this.#block = Buffer.allocUnsafeSlow(blockSize);
  }

  /** What has been joined so far becomes a piece. */
  #handOn(): void {
    if (this.#used === 0) return;
    const joined = this.#block.subarray(0, this.#used);
    // A block is not kept for the sake of a few bytes.
    const piece = this.#used < blockSize / 2 ? Buffer.from(joined) : joined;
    this.#block = this.#block.subarray(this.#used);
    this.#used = 0;
    node.push.call(this.#request, piece);
  }

  #handOnSoon(): void {
    if (this.#isHandingOn) return;
    this.#isHandingOn = true;
    setImmediate(() => {
      this.#isHandingOn = false;
      // What nobody reads yet waits here, and grows, until it fills a block.
      if (this.#request.readableLength === 0 && !this.#request.destroyed) this.#handOn();
      if (this.#isStopped) void turns.next().then(() => this.#goOn());
      else this.#piecesOfTurn = 0;
    });
  }

  #goOn(): void {
    const request = this.#request;
    this.#isStopped = false;
    this.#piecesOfTurn = 0;
    const hasRoom = request.readableLength + this.#used < request.readableHighWaterMark;
    // For a body that nobody wants yet Node itself goes on when somebody does.
    if (this.#isWanted && hasRoom && !request.complete && !request.destroyed) node._read.call(request, 0);
  }
}
