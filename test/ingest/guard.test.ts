import { describe, expect, it } from "vitest";
import { openGuard, targetOf } from "../../src/ingest/guard.ts";

const closed = openGuard([]);
const may = (address: string): boolean => closed.mayDial(address, { host: address, port: 80 });

const notPublic = [
  "127.0.0.1",
  "127.0.0.2",
  "127.255.255.254",
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "10.255.255.255",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "192.168.255.255",
  "169.254.169.254",
  "169.254.0.1",
  "100.64.0.1",
  "100.127.255.255",
  "192.0.0.1",
  "192.0.2.1",
  "198.18.0.1",
  "198.19.255.255",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "0:0:0:0:0:0:0:1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:10.0.0.1",
  "::ffff:169.254.169.254",
  "::127.0.0.1",
  "::7f00:1",
  "::10.0.0.1",
  "fe80::1",
  "febf::1",
  "fec0::1",
  "fc00::1",
  "fd12:3456:789a::1",
  "ff02::1",
  "ff05::2",
  "64:ff9b::7f00:1",
  "64:ff9b::10.0.0.1",
  "64:ff9b:1::1",
  "2002:7f00:1::",
  "2002:a00:1::1",
  "2001:0:7f00:1::",
  "2001:db8::1",
  "2001:2::1",
  "100::1",
  "3fff::1",
  "",
  "example",
  "127.0.0.1.nip.example",
];

const spellingsInUrls = [
  "http://127.1/",
  "http://127.0.1/",
  "http://2130706433/",
  "http://0x7f000001/",
  "http://0x7f.1/",
  "http://0177.0.0.1/",
  "http://017700000001/",
  "http://127.0.0.1./",
  "http://0/",
  "http://[::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:7f00:1]/",
  "http://[0:0:0:0:0:ffff:127.0.0.1]/",
  "http://[::127.0.0.1]/",
  "http://①②⑦.⓪.⓪.①/",
  "http://127。0。0。1/",
  "http://%31%32%37.0.0.1/",
  "http://169.254.169.254/latest/",
  "https://[fd00::1]:8443/",
  "http://10.1:8080/",
];

describe("the guard, with nothing allowed", () => {
  it.each(notPublic)("does not dial %s", (address) => {
    expect(may(address)).toBe(false);
  });
  it.each([
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001::1",
  ])("dials %s, which is public", (address) => {
    expect(may(address)).toBe(true);
  });
  it.each(spellingsInUrls)("sees through %s", (url) => {
    expect(closed.objection(new URL(url))).toMatch(/private/u);
  });
  it.each([
    "file:///etc/passwd",
    "ftp://news.example/",
    "data:text/html,x",
    "gopher://news.example/",
    "javascript:1",
  ])("does not fetch %s, which is not of the web", (url) => {
    expect(closed.objection(new URL(url))).toMatch(/only http and https/u);
  });
  it("does not pass a name and password on", () => {
    expect(closed.objection(new URL("http://me:secret@news.example/"))).toMatch(/password/u);
  });
  it("has no objection to a name before it is looked up, whatever the name", () => {
    expect(closed.objection(new URL("http://localhost/"))).toBeUndefined();
    expect(closed.mayDial("127.0.0.1", { host: "localhost", port: 80 })).toBe(false);
  });
});

describe("FETCH_ALLOW", () => {
  const dials = (allow: string, address: string, url: string): boolean =>
    openGuard([allow]).mayDial(address, targetOf(new URL(url)));

  it.each([
    ["127.0.0.1", "127.0.0.1", "http://127.0.0.1:4444/"],
    ["127.0.0.1:4444", "127.0.0.1", "http://127.0.0.1:4444/"],
    ["127.0.0.1:80", "::ffff:127.0.0.1", "http://127.0.0.1/"],
    ["10.0.0.0/8", "10.20.30.40", "http://intranet.example/"],
    ["[::1]:8080", "::1", "http://[::1]:8080/"],
    ["::1", "::1", "http://localhost/"],
    ["fd00::/8", "fd00::5", "http://[fd00::5]/"],
    ["Intranet.example", "10.0.0.9", "https://intranet.EXAMPLE./feed"],
    ["intranet.example:443", "10.0.0.9", "https://intranet.example/feed"],
  ])("%s opens the way to %s for %s", (allow, address, url) => {
    expect(dials(allow, address, url)).toBe(true);
  });
  it.each([
    ["127.0.0.1:4444", "127.0.0.1", "http://127.0.0.1:4445/"],
    ["127.0.0.1", "127.0.0.2", "http://127.0.0.2/"],
    ["10.0.0.0/8", "192.168.0.1", "http://intranet.example/"],
    ["10.0.0.0/8", "::ffff:192.168.0.1", "http://intranet.example/"],
    ["intranet.example", "10.0.0.9", "http://other.example/"],
    ["intranet.example", "10.0.0.9", "http://evil-intranet.example/"],
    ["intranet.example:443", "10.0.0.9", "http://intranet.example/"],
  ])("%s does not open the way to %s for %s", (allow, address, url) => {
    expect(dials(allow, address, url)).toBe(false);
  });
});
