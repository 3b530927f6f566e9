/*
 * The texts of the map's tools, in Chinese and English; see texts.js.
 */
(function () {
  "use strict";

  const { texts } = window.datong;

  Object.assign(texts.zh, {
    "tool.rectangle": "矩形选择",
    "tool.lasso": "套索选择",
    "tool.distance": "量距离",
    "tool.area": "量面积",
    "tool.rectangle.hint": "拖出矩形，或单击两个对角；Shift、Ctrl 加选",
    "tool.rectangle.more": "移到对角后单击；Esc 取消",
    "tool.lasso.hint": "拖动圈出范围，或逐点单击后双击；Shift、Ctrl 加选",
    "tool.lasso.more": "继续单击，双击或按 Enter 完成；Esc 取消",
    "tool.distance.hint": "单击起点，再逐点单击",
    "tool.distance.more": "双击或按 Enter 完成，Backspace 退一点，Esc 取消",
    "tool.area.hint": "单击第一个角点，再逐点单击",
    "tool.area.more": "双击或按 Enter 完成，Backspace 退一点，Esc 取消",
    "tool.done.hint": "单击可重新量；Esc 清除",
    "tool.picked": "圈到 {n} 处（仅知县区者不计）",
    "tool.pickedNone": "没有圈到位置可知的地点（仅知县区者不计）",
    "tool.keys": "方向键移动地图，空格键在中心十字处落点",
    "tool.total": "共 {total}",
    "tool.leg": "本段 {leg} · 共 {total}",
    "tool.areaOf": "{area}，周长 {length}",
    "tool.copy": "复制",
    "tool.copyTitle": "复制量得的结果（Ctrl+C）",
    "tool.close": "结束（Esc）",
    "tool.metres": "{n} 米",
    "tool.kilometres": "{n} 公里",
    "tool.squareMetres": "{n} 平方米（{mu}）",
    "tool.squareKilometres": "{n} 平方公里（{mu}）",
    "tool.mu": "{n} 亩",
    "tool.manyMu": "{n} 万亩",
  });

  Object.assign(texts.en, {
    "tool.rectangle": "Select by rectangle",
    "tool.lasso": "Select by lasso",
    "tool.distance": "Measure distance",
    "tool.area": "Measure area",
    "tool.rectangle.hint": "Drag, or click two corners; Shift, Ctrl add",
    "tool.rectangle.more": "Click the other corner; Esc cancels",
    "tool.lasso.hint": "Drag or click around; Shift, Ctrl add",
    "tool.lasso.more": "Enter or double-click finishes, Esc cancels",
    "tool.distance.hint": "Click where to start, then click further points",
    "tool.distance.more": "Enter finishes, Backspace undoes, Esc cancels",
    "tool.area.hint": "Click the first corner, then click further ones",
    "tool.area.more": "Enter finishes, Backspace undoes, Esc cancels",
    "tool.done.hint": "Click to measure anew; Esc clears",
    "tool.picked": "{n} places (county-only left out)",
    "tool.pickedNone": "No place here (county-only left out)",
    "tool.keys": "Arrow keys move the map, the space bar sets a point at the cross",
    "tool.total": "Total {total}",
    "tool.leg": "This leg {leg} · total {total}",
    "tool.areaOf": "{area}, perimeter {length}",
    "tool.copy": "Copy",
    "tool.copyTitle": "Copy what was measured (Ctrl+C)",
    "tool.close": "End (Esc)",
    "tool.metres": "{n} m",
    "tool.kilometres": "{n} km",
    "tool.squareMetres": "{n} m²",
    "tool.squareKilometres": "{n} km²",
    "tool.mu": "{n} mu",
    "tool.manyMu": "{n} × 10,000 mu",
  });
})();
