"use strict";
/* The picture of the network: what a dot is joined to, finding dots, bodies one by one. */
(() => {
  const picture = document.getElementById("x-picture");
  if (!picture) return;
  const dots = new Map([...picture.querySelectorAll("[data-n]")].map((dot) => [dot.dataset.n, dot]));
  const lit = picture.querySelector(".lit");
  const told = document.querySelector(".told");
  const tools = document.querySelector(".tools");
  const joined = new Map();
  for (const pair of picture.dataset.pairs.split(" ").filter(Boolean)) {
    const [a, b] = pair.split("-");
    for (const [one, other] of [[a, b], [b, a]]) {
      if (!joined.has(one)) joined.set(one, new Set());
      joined.get(one).add(other);
    }
  }
  const place = (dot) => dot.querySelector("path").getAttribute("transform").match(/translate\(([^)]+)\)/)[1].split(" ");

  function light(key) {
    const dot = dots.get(key);
    const [x, y] = place(dot);
    const others = [...(joined.get(key) || [])].map((one) => dots.get(one));
    clear();
    picture.classList.add("dim");
    for (const one of [dot, ...others]) one.classList.add("on");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", others.map((one) => `M${x} ${y}L${place(one).join(" ")}`).join(""));
    lit.append(path);
    told.textContent = dot.querySelector("title").textContent;
  }
  function clear() {
    picture.classList.remove("dim");
    lit.replaceChildren();
    picture.querySelectorAll(".on").forEach((one) => one.classList.remove("on"));
  }
  const dotOf = (event) => event.target.closest("[data-n]");
  picture.addEventListener("pointerover", (event) => { const dot = dotOf(event); if (dot) light(dot.dataset.n); });
  picture.addEventListener("pointerout", (event) => { if (dotOf(event)) settle(); });
  picture.addEventListener("focusin", (event) => { const dot = dotOf(event); if (dot) light(dot.dataset.n); });
  picture.addEventListener("focusout", settle);

  /* ---------------------------------------------------------------- tools */

  const label = document.createElement("label");
  const find = Object.assign(document.createElement("input"), { type: "search" });
  label.append("Find in the picture", find);
  tools.append(label);
  const body = document.createElement("div");
  for (const [name, factor] of [["Larger", 1.4], ["Smaller", 1 / 1.4]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: name });
    button.addEventListener("click", () => zoom(factor));
    body.append(button, " ");
  }
  tools.append(body);
  tools.hidden = false;

  let size = 1;
  function zoom(factor) {
    size = Math.min(Math.max(size * factor, 1), 6);
    const canvas = picture.parentElement;
    const middle = [(canvas.scrollLeft + canvas.clientWidth / 2) / picture.clientWidth, canvas.scrollTop / picture.clientHeight];
    picture.style.width = `${100 * size}%`;
    canvas.scrollLeft = middle[0] * picture.clientWidth - canvas.clientWidth / 2;
    canvas.scrollTop = middle[1] * picture.clientHeight;
  }

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  function settle() {
    clear();
    const wanted = plain(find.value.trim());
    if (!wanted) { told.textContent = ""; return; }
    let found = 0;
    for (const dot of dots.values())
      if (plain(dot.querySelector("title").textContent).includes(wanted)) { dot.classList.add("on"); found++; }
    picture.classList.add("dim");
    told.textContent = `${found} of ${dots.size} works`;
  }
  find.addEventListener("input", settle);
})();
