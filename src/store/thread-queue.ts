// A bounded queue from one thread to another. Both ends are synchronous: who has nothing to do
// sleeps until the other end wakes it. The sender learns how the other thread ends, but not that a
// heap of its own was full: it must have room.
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

/** Messages that may wait to be taken. */
const waitingMax = 4;

/** What the two ends share: numbers, then the text of an error. */
const [sentAt, takenAt, stateAt, lengthAt] = [0, 1, 2, 3];
const numbersBytes = 16;
const errorBytesMax = 4096;

/** What becomes of the receiver. */
const [starting, running, done, failed] = [0, 1, 2, 3];

/** A thread whose program cannot be loaded never says so. */
const startMsMax = 60_000;

/** Says that no message follows, because the sender gave up. */
const givenUp = null;

/** What is told of an error: that of a system has a code, and a path where it is of one. */
interface SentError {
  message: string;
  code?: string;
  path?: string;
}

export function shareQueue(): SharedArrayBuffer {
  return new SharedArrayBuffer(numbersBytes + errorBytesMax);
}

interface Port {
  postMessage: (message: unknown) => void;
}

export class QueueSender {
  private readonly numbers: Int32Array;
  private readonly shared: SharedArrayBuffer;
  private readonly port: Port;
  private readonly startMs: number;
  private sent = 0;

  constructor(shared: SharedArrayBuffer, port: Port, startMs = startMsMax) {
    this.numbers = new Int32Array(shared, 0, numbersBytes / 4);
    this.shared = shared;
    this.port = port;
    this.startMs = startMs;
  }

  /** Waits while too many messages do. @throws the error of the receiver when it failed */
  send(message: object): void {
    const { numbers } = this;
    for (;;) {
      const taken = Atomics.load(numbers, takenAt);
      this.throwFailure();
      if (this.sent - taken < waitingMax) break;
      this.wait(takenAt, taken);
    }
    this.post(message);
  }

  /** Waits until the receiver is done. @throws its error when it failed */
  finish(): void {
    this.waitForEnd();
    this.throwFailure();
  }

  /** Ends the receiver before it has all that it waits for. */
  giveUp(): void {
    this.post(givenUp);
    // One that never started has nothing to end.
    if (Atomics.load(this.numbers, stateAt) !== starting) this.waitForEnd();
  }

  private post(message: object | null): void {
    this.port.postMessage(message);
    Atomics.store(this.numbers, sentAt, ++this.sent);
    Atomics.notify(this.numbers, sentAt);
  }

  private waitForEnd(): void {
    for (;;) {
      const state = Atomics.load(this.numbers, stateAt);
      if (state === done || state === failed) return;
      this.wait(stateAt, state);
    }
  }

  /** Sleeps while a number stays as it is. */
  private wait(at: number, value: number): void {
    const isStarting = Atomics.load(this.numbers, stateAt) === starting;
    const outcome = Atomics.wait(this.numbers, at, value, isStarting ? this.startMs : Infinity);
    if (outcome === 'timed-out' && Atomics.load(this.numbers, stateAt) === starting) {
      throw new Error(`a thread did not start within ${this.startMs / 1000} s`);
    }
  }

  private throwFailure(): void {
    if (Atomics.load(this.numbers, stateAt) !== failed) return;
    const text = Buffer.from(this.shared, numbersBytes, Atomics.load(this.numbers, lengthAt));
    const { message, ...about } = JSON.parse(text.toString()) as SentError;
    throw Object.assign(new Error(message), about);
  }
}

export class QueueReceiver {
  private readonly numbers: Int32Array;
  private readonly shared: SharedArrayBuffer;
  private readonly port: MessagePort;

  constructor(shared: SharedArrayBuffer, port: MessagePort) {
    this.numbers = new Int32Array(shared, 0, numbersBytes / 4);
    this.shared = shared;
    this.port = port;
  }

  /** The next message, once there is one. @throws Error when the sender gave up */
  take(): unknown {
    for (;;) {
      const sent = Atomics.load(this.numbers, sentAt);
      const received = receiveMessageOnPort(this.port) as { message: unknown } | undefined;
      if (!received) {
        Atomics.wait(this.numbers, sentAt, sent);
        continue;
      }
      Atomics.add(this.numbers, takenAt, 1);
      Atomics.notify(this.numbers, takenAt);
      if (received.message === givenUp) throw new Error('the sender gave up');
      return received.message;
    }
  }

  /** Does the work, and tells the sender how it ended; also when the thread just ends. */
  run(work: () => void): void {
    process.once('exit', () => this.end(failed, new Error('a thread ended before it was done')));
    this.become(running);
    try {
      work();
      this.end(done);
    } catch (error) {
      this.end(failed, error as Error);
    }
  }

  private end(state: number, error?: SentError): void {
    const { numbers } = this;
    if (Atomics.load(numbers, stateAt) !== running) return;
    if (error) {
      const { message, code, path } = error;
      const short = (text: string | undefined) => text?.slice(0, errorBytesMax / 16);
      const sent = { message: short(message), code, path: short(path) };
      const bytes = Buffer.from(JSON.stringify(sent));
      bytes.copy(Buffer.from(this.shared, numbersBytes));
      Atomics.store(numbers, lengthAt, bytes.length);
    }
    this.become(state);
  }

  private become(state: number): void {
    Atomics.store(this.numbers, stateAt, state);
    for (const at of [stateAt, takenAt]) Atomics.notify(this.numbers, at);
  }
}
