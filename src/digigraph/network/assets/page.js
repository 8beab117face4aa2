"use strict";
(() => {
  const data = JSON.parse(document.getElementById("network").textContent);
  const words = data.words;
  const view = document.querySelector(".view");
  const svg = view.querySelector("svg");
  const list = document.getElementById("list");
  const search = document.getElementById("search");
  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  let box = whole.slice();

  // Everything drawn for a node or a line: its shape and its words.
  const parts = (kind) => {
    const found = [];
    for (const element of svg.querySelectorAll(`[data-${kind}]`)) {
      (found[Number(element.dataset[kind])] ||= []).push(element);
    }
    return found;
  };
  const nodeParts = parts("node");
  const lineParts = parts("line");
  const linesAt = data.nodes.map(() => []);
  data.lines.forEach((line, index) => { linesAt[line.a].push(index); linesAt[line.b].push(index); });

  // A thin line is hard to hit: a wide invisible one lies below it.
  for (const elements of lineParts) {
    const path = elements[0].querySelector("path");
    const reach = path.cloneNode(false);
    for (const name of ["stroke", "stroke-width", "stroke-dasharray"]) reach.removeAttribute(name);
    reach.setAttribute("class", "reach");
    elements[0].prepend(reach);
  }

  // Seeing: the part of the sheet that the window shows.
  const show = (next) => {
    const width = Math.min(Math.max(next[2], whole[2] / 40), whole[2] * 3);
    const factor = width / next[2];
    box = [next[0] + (next[2] - width) / 2, next[1] + (next[3] * (1 - factor)) / 2, width, next[3] * factor];
    svg.setAttribute("viewBox", box.map((value) => value.toFixed(1)).join(" "));
  };
  const scale = () => Math.max(box[2] / view.clientWidth, box[3] / view.clientHeight);
  const place = (x, y) => {
    const frame = view.getBoundingClientRect();
    const s = scale();
    return [box[0] + box[2] / 2 + (x - frame.left - frame.width / 2) * s,
      box[1] + box[3] / 2 + (y - frame.top - frame.height / 2) * s];
  };
  const zoom = (factor, at = [box[0] + box[2] / 2, box[1] + box[3] / 2]) => {
    const width = Math.min(Math.max(box[2] * factor, whole[2] / 40), whole[2] * 3);
    const f = width / box[2];
    show([at[0] - (at[0] - box[0]) * f, at[1] - (at[1] - box[1]) * f, width, box[3] * f]);
  };
  const centre = (node) => {
    const { x, y } = data.nodes[node];
    const inside = x > box[0] && x < box[0] + box[2] && y > box[1] && y < box[1] + box[3];
    if (!inside || box[2] > whole[2] * 0.95) {
      const width = Math.min(whole[2], Math.max(700, whole[2] * 0.55));
      show([x - width / 2, y - (width * whole[3]) / whole[2] / 2, width, (width * whole[3]) / whole[2]]);
    }
  };

  const pointers = new Map();
  let moved = 0;
  view.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 120) * 0.0022), place(event.clientX, event.clientY));
  }, { passive: false });
  view.addEventListener("pointerdown", (event) => { pointers.set(event.pointerId, event); moved = 0; });
  view.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const dx = event.clientX - before.clientX;
    const dy = event.clientY - before.clientY;
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 4 && !view.hasPointerCapture(event.pointerId)) view.setPointerCapture(event.pointerId);
    if (pointers.size === 1) {
      show([box[0] - dx * scale(), box[1] - dy * scale(), box[2], box[3]]);
    } else {
      const other = [...pointers.values()].find((each) => each.pointerId !== event.pointerId);
      const distance = (each) => Math.hypot(each.clientX - other.clientX, each.clientY - other.clientY);
      zoom(distance(before) / Math.max(distance(event), 1), place((event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2));
    }
    pointers.set(event.pointerId, event);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    view.addEventListener(name, (event) => pointers.delete(event.pointerId));
  }
  view.addEventListener("click", (event) => {
    if (moved > 4) return;
    const node = event.target.closest("[data-node]");
    const line = event.target.closest("[data-line]");
    if (node) openNode(Number(node.dataset.node));
    else if (line) openLine(Number(line.dataset.line));
    else overview();
  });
  view.addEventListener("keydown", (event) => {
    const step = 60 * scale();
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (moves[event.key]) show([box[0] + moves[event.key][0], box[1] + moves[event.key][1], box[2], box[3]]);
    else if (event.key === "+" || event.key === "=") zoom(0.8);
    else if (event.key === "-") zoom(1.25);
    else if (event.key === "0") show(whole);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
    else if (event.key === "Escape") { search.value = ""; overview(); }
  });
  document.getElementById("nearer").addEventListener("click", () => zoom(0.75));
  document.getElementById("farther").addEventListener("click", () => zoom(1.33));
  document.getElementById("all").addEventListener("click", () => show(whole));

  // Pointing out: what is chosen stays, the rest fades.
  const point = (nodes, lines) => {
    svg.classList.toggle("dim", nodes.size + lines.size > 0);
    nodeParts.forEach((elements, index) => elements.forEach((element) => element.classList.toggle("on", nodes.has(index))));
    lineParts.forEach((elements, index) => elements.forEach((element) => element.classList.toggle("on", lines.has(index))));
  };

  // The panel. Text goes in as text only: what releases say is never read as markup.
  const make = (name, text = "", className = "") => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const item = (text, detail, action) => {
    const entry = make("li");
    const button = make("button", text);
    button.type = "button";
    if (detail) { button.append(" ", make("span", detail, "faint")); }
    button.addEventListener("click", action);
    entry.append(button);
    return entry;
  };
  const back = () => {
    const button = make("button", words.back, "back");
    button.type = "button";
    button.addEventListener("click", () => { overview(); search.focus(); });
    return button;
  };
  const fold = (text) => text.normalize("NFC").toLowerCase().replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue")
    .replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const MOST = 60;
  function overview() {
    point(new Set(), new Set());
    const wanted = fold(search.value).split(" ").filter(Boolean);
    const hits = data.nodes.map((node, index) => index)
      .filter((index) => visible(index) && wanted.every((word) => data.nodes[index].f.includes(word)));
    const entries = make("ul", "", "plain");
    for (const index of hits.slice(0, MOST)) {
      entries.append(item(data.nodes[index].l, `${data.nodes[index].k} · ${data.nodes[index].s}`, () => openNode(index, true)));
    }
    const count = make("p", words.found.replace("{n}", hits.length), "faint");
    list.replaceChildren(make("h2", wanted.length ? words.hits : words.strongest), count, entries);
    if (hits.length > MOST) list.append(make("p", words.more.replace("{n}", hits.length - MOST), "faint"));
    if (wanted.length) point(new Set(hits), new Set());
  }

  function openNode(index, fromList = false) {
    const node = data.nodes[index];
    const lines = linesAt[index].filter((line) => visible(data.lines[line].a) && visible(data.lines[line].b));
    const near = new Set([index, ...lines.flatMap((line) => [data.lines[line].a, data.lines[line].b])]);
    point(near, new Set(lines));
    if (fromList) centre(index);
    const entries = make("ul", "", "plain");
    for (const line of lines) {
      for (const tie of data.lines[line].t) entries.append(item(sentence(tie), tie.d, () => openLine(line)));
    }
    const kind = make("p", "", "");
    kind.append(make("span", node.k, "tag"));
    if (/^https?:/.test(node.i)) {
      const link = make("a", node.i);
      link.href = node.i;
      link.rel = "noreferrer";
      const address = make("p", "", "faint support");
      address.append(link);
      list.replaceChildren(back(), make("h2", node.l), kind, address, entries);
    } else {
      list.replaceChildren(back(), make("h2", node.l), kind, entries);
    }
    focusPanel(fromList);
  }

  const sentence = (tie) => `${data.nodes[tie.a].l} – ${tie.w} – ${data.nodes[tie.b].l}`;

  function openLine(index) {
    const line = data.lines[index];
    point(new Set([line.a, line.b]), new Set([index]));
    list.replaceChildren(back());
    for (const tie of line.t) {
      list.append(make("h2", sentence(tie)));
      for (const support of tie.s) list.append(supportOf(support));
    }
    focusPanel(true);
  }

  function supportOf(support) {
    const release = data.releases[support.r];
    const block = make("div", "", "support");
    if (support.q) block.append(make("blockquote", support.q));
    const source = make("p", "", "faint");
    if (release) {
      if (release.d) source.append(`${release.d} · `);
      if (release.u) {
        const link = make("a", release.t);
        link.href = release.u;
        link.rel = "noreferrer";
        source.append(link);
      } else {
        source.append(release.t);
      }
    }
    block.append(source);
    for (const note of support.n) block.append(make("span", note, "tag"), " ");
    return block;
  }

  const focusPanel = (wanted) => {
    if (wanted) list.querySelector("button").focus();
    list.scrollIntoView({ block: "nearest" });
  };

  // Kinds that are switched off are gone, with their lines.
  const off = new Set();
  const visible = (index) => !off.has(data.nodes[index].k);
  for (const input of document.querySelectorAll("input[data-kind]")) {
    input.addEventListener("change", () => {
      if (input.checked) off.delete(input.dataset.kind); else off.add(input.dataset.kind);
      nodeParts.forEach((elements, index) => elements.forEach((element) => element.classList.toggle("gone", !visible(index))));
      lineParts.forEach((elements, index) => {
        const gone = !visible(data.lines[index].a) || !visible(data.lines[index].b);
        elements.forEach((element) => element.classList.toggle("gone", gone));
      });
      overview();
    });
  }

  search.addEventListener("input", overview);
  overview();
  document.documentElement.dataset.ready = "true";
})();
