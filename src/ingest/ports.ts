/** Ports behind which news may stand. A line of HTTP must not reach a mail server, a database or a cache that takes it for an order. */

/** The only ones of the system's own ports, 1 to 1023, that are the web's. */
const WEB = new Set([80, 443]);

/** Well known for something else, above 1023: proxies, databases, caches, queues, remote desks, chat and the like. */
const TAKEN = new Set([
  1080, 1099, 1194, 1433, 1434, 1521, 1719, 1720, 1723, 1883, 2049, 2181, 2375, 2376, 2377, 2379, 2380, 3128,
  3268, 3269, 3306, 3389, 3659, 4045, 4190, 4222, 4369, 4444, 5000, 5037, 5044, 5060, 5061, 5222, 5269, 5432,
  5433, 5555, 5601, 5671, 5672, 5900, 5901, 5902, 5903, 5984, 5985, 5986, 6000, 6001, 6006, 6379, 6380, 6443,
  6514, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7000, 7001, 7077, 7199, 7473, 7474, 7687, 8086, 8125,
  8200, 8300, 8301, 8302, 8500, 8600, 8983, 9000, 9042, 9092, 9093, 9100, 9160, 9200, 9300, 9418, 10_000,
  10_250, 10_255, 10_256, 11_211, 11_434, 15_672, 16_379, 26_379, 26_257, 27_015, 27_017, 27_018, 27_019,
  28_015, 28_017,
]);

export const isOfTheWeb = (port: number): boolean => WEB.has(port) || (port > 1023 && !TAKEN.has(port));
